from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.domain.builders import TODAY, decided, nothing_changes
from tests.interface.web.areas.composition.people import composer, written
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.networks.models import Body


@pytest.fixture
def gaelle(room: Room) -> Client:
    return composer(room)


def test_a_body_is_opened_by_a_decision(room: Room, gaelle: Client) -> None:
    """The circle has met: it decides, and the page says so."""
    url = room.url("body_open")
    form = written(kind="board", name="Bureau", starts=TODAY)
    with nothing_changes():
        refused: Any = gaelle.post(url, form)
    assert refused.status_code == 422
    decision = decided(room.circle, room.meeting, title="Ouvrir un bureau")
    answer = gaelle.post(
        url, written(kind="board", name="Bureau", starts=TODAY, decision=decision.pk)
    )
    assert answer.headers["Location"] == room.url("composition_body", "bureau")
    assert Body.objects.get(slug="bureau").kind == "board"


def test_a_body_that_others_close_says_who(room: Room, gaelle: Client) -> None:
    page = gaelle.get(room.url("body_close", "bourg"))
    assert (page.status_code, "form" in page.context) == (200, False)
    with nothing_changes():
        sent = gaelle.post(room.url("body_close", "bourg"), written(ends=date(2027, 6, 30)))
    assert sent.status_code == 422
