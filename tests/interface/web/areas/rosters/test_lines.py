"""Lines are opened by what they do, refusals first, page by page."""

from __future__ import annotations

from typing import Any

from tests.domain.rosters.files import csv
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.rosters.people import LINES, composer, hers


def test_refusals_come_first_and_any_state_is_opened(room: Room) -> None:
    gaelle = composer(room)
    roster = hers(room, csv(*LINES, "Cercle du port;Ville du Port;;Ruiz Ana;;;"))

    def shown(query: str) -> Any:
        return gaelle.get(room.url("roster", roster.pk) + query).context["shown"]

    page = shown("")
    assert [(link.code, link.count, link.current) for link in page.links] == [
        ("created", 1, False),
        ("same", 1, False),
        ("refused", 2, True),
    ]
    assert [line.number for line in page.lines] == [3, 4]
    assert [line.questions for line in page.lines] == [0, 1]
    assert [line.number for line in shown("?state=created").lines] == [2]
    assert shown("?state=unknown&page=x").state == "refused"
    assert (page.writes, page.total) == (1, 4)
