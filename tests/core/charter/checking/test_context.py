"""What a check reads of the facts: those of its body that count, on its days."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.charter.cases import record_of
from tests.core.charter.every_check import EVERY_CHECK
from tourdetable.core.charter.checking.context import EVER, Context
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import SeatKind

SEASON = Period(date(2026, 9, 1), date(2027, 8, 31))
RECORD = record_of(
    {
        "bodies": ["club club 2026-09-01..2027-12-31"],
        "seats": [
            "caf club caf 2026-09-22..2027-08-31",
            "far club caf 2026-09-22..2027-08-31 light",
        ],
        "meetings": ["m1 club gathering 2026-10-01", "m2 club gathering 2027-10-01"],
    }
)


def context(on: date) -> Context:
    index = Index(RECORD)
    return Context(EVERY_CHECK, index.part("club"), on, SEASON, index.bodies[0])


HERE = context(date(2027, 3, 1))


def test_the_next_season_counts_as_far_as_the_body_lives() -> None:
    assert HERE.seasons == (SEASON, Period(date(2027, 9, 1), date(2028, 8, 31)))


def test_what_is_past_ends_today() -> None:
    assert HERE.until_today(SEASON) == Period(SEASON.first, HERE.on)


@pytest.mark.parametrize(("kinds", "found"), [((), ["caf", "far"]), ((SeatKind.LIGHT,), ["far"])])
def test_seats_are_read_by_kind(kinds: tuple[SeatKind, ...], found: list[str]) -> None:
    assert [seat.id for seat, _ in HERE.seats(*kinds)] == found


@pytest.mark.parametrize(
    ("days", "found"), [(SEASON, ["m1"]), (EVER, ["m1", "m2"]), (Period(HERE.on, HERE.on), [])]
)
def test_meetings_are_read_by_their_days(days: Period, found: list[str]) -> None:
    assert [meeting.id for meeting in HERE.meetings(days)] == found


def test_a_lasting_fault_counts_from_its_first_day_in_the_season() -> None:
    fault = Period(date(2026, 1, 1), date(2027, 1, 1))
    assert list(HERE.counted(fault)) == [Period(SEASON.first, fault.last)]
