"""The stories are told on the engine that was asked for, each on data of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import BrowserContext

from tests.browser.demo import Demo, Nursery, Server

pytestmark = [pytest.mark.browser, pytest.mark.scenario]

MEETINGS = "SELECT count(*) FROM meetings_meeting"


def test_a_story_has_the_engine_that_was_asked_for(
    demo: Demo, nursery: Nursery, tmp_path: Path
) -> None:
    with demo.copy(tmp_path / "demo") as own:
        held = list(own.folder.glob("**/*.sqlite3"))
        assert len(held) == (0 if own.postgresql else 1)
        if own.postgresql:
            with psycopg.connect(own.database_url) as connection:
                assert connection.execute(MEETINGS).fetchone() > (50,)


def test_one_may_become_anybody_of_the_demo(
    still_server: Server, new_context: Callable[..., BrowserContext]
) -> None:
    request = new_context().request
    personas = request.get(f"{still_server.url}/demo/personas.json").json()
    answers = {
        p["slug"]: request.post(f"{still_server.url}/demo/become/{p['slug']}").text()
        for p in personas
    }
    assert [p["slug"] for p in personas if f">{p['name']}</span>" not in answers[p["slug"]]] == []
