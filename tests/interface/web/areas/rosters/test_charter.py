"""What the charter would say is seen before, and nothing is kept of it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.domain.builders import nothing_changes
from tests.domain.rosters.files import csv
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.rosters.people import composer, hers
from tourdetable.interface.web.areas.rosters import charter

LINES = [f"Cercle du port;Lieu {n};Communes;;;;" for n in range(3)]


def foreseen(room: Room, client: Client) -> list[str]:
    roster = hers(room, csv(*LINES))
    found: list[str] = client.get(room.url("roster_confirm", roster.pk)).context["foreseen"]
    return found


def test_the_verdicts_that_would_change_are_told(room: Room) -> None:
    gaelle = composer(room)
    hers(room, csv(*LINES))
    with nothing_changes():
        gaelle.get(room.url("rosters"))
    assert foreseen(room, gaelle)


def test_of_many_lines_it_is_judged_afterwards(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charter, "MOST", 2)
    (said,) = foreseen(room, composer(room))
    assert "une fois qu’elles sont écrites" in said
