"""The stories are told on the engine that was asked for, each on data of its own."""

from __future__ import annotations

import json
from pathlib import Path

import psycopg
import pytest

from tests.browser.demo import Demo
from tests.browser.reading import Reader

pytestmark = [pytest.mark.browser, pytest.mark.scenario]

MEETINGS = "SELECT count(*) FROM meetings_meeting"


def test_a_story_has_the_engine_that_was_asked_for(demo: Demo, tmp_path: Path) -> None:
    with demo.copy(tmp_path / "demo") as own:
        held = list(own.folder.glob("**/*.sqlite3"))
        assert len(held) == (0 if own.postgresql else 1)
        if own.postgresql:
            with psycopg.connect(own.database_url) as connection:
                assert connection.execute(MEETINGS).fetchone() > (50,)


def test_one_may_become_anybody_of_the_demo(demo: Demo, tmp_path: Path) -> None:
    """Served by the very command that people type."""
    with demo.copy(tmp_path / "demo") as own, own.served() as server:
        reader = Reader(server.url)
        personas = json.loads(reader.get("/demo/personas.json").text)
        assert [p["slug"] for p in personas if f"{p['name']}<span" not in home(reader, p)] == []


def home(reader: Reader, persona: dict[str, str]) -> str:
    """The table of somebody."""
    reader.become(persona["slug"])
    return reader.get("/").text
