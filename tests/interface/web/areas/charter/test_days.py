from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import CHARTER, TODAY, found_circle, hold
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room, furnish
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.networks.actions.founding import store_charter
from tourdetable.interface.web.areas.charter.days import past_day
from tourdetable.interface.web.areas.charter.page import CharterPage


@pytest.fixture
def room(clock: None, db: None) -> Room:
    """The circle, which gave itself a second text on 1 March 2027: three months instead of two."""
    circle = found_circle()
    text = CHARTER.replace("2027.1", "2027.2").replace("months = 2", "months = 3")
    store_charter(
        network=circle.network, text=text, read=load(text), in_force_from=date(2027, 3, 1)
    )
    return furnish(circle, hold(circle))


def page(room: Room, on: str) -> CharterPage:
    asked = {"on": on, "show": "all"}
    found: CharterPage = room.client(COLLEAGUE).get(room.url("charter"), asked).context["page"]
    return found


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("2027-04-05", date(2027, 4, 5)),
        ("2027-04-06", None),
        ("2027-04-07", None),
        ("hier", None),
        ("", None),
        ("2027-02-30", None),
    ],
)
def test_only_a_day_of_the_past_is_another_day(asked: str, day: date | None) -> None:
    assert past_day(asked, TODAY) == day


@pytest.mark.parametrize(
    ("asked", "on", "version", "months"),
    [
        ("2027-02-28", date(2027, 2, 28), "2027.1", 2),
        ("2027-03-01", date(2027, 3, 1), "2027.2", 3),
        ("2026-08-31", TODAY, "2027.2", 3),
        ("9999-12-31", TODAY, "2027.2", 3),
    ],
)
def test_a_past_day_is_judged_by_the_text_of_that_day(
    room: Room, asked: str, on: date, version: str, months: int
) -> None:
    found = page(room, asked)
    used = {
        line.verdict.parameters.get("months")
        for section in found.sections
        for group in section.groups
        for line in group.lines
        if line.verdict.check == "maximum_gap"
    }
    assert (found.on, found.scene.charter.version, found.past, used) == (
        on,
        version,
        on != TODAY,
        {months},
    )
