"""Repairing dates on which people fall short: near, no dearer, or left as they are."""

from __future__ import annotations

from datetime import date

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.dates.repair import repaired
from tourdetable.core.planner.search.dates_search import SearchSettings
from tourdetable.core.planner.terms.instance import (
    ALL,
    AtLeast,
    BodySpec,
    Calendar,
    GapSpec,
    Instance,
    PersonSpec,
    SeatSpec,
    Span,
)

TUESDAY, FRIDAY = date(2027, 3, 9), date(2027, 3, 12)
SAME = {name: ((TUESDAY.toordinal(), "AM"),) for name in ("Club", "Group")}


def year(last: date, friday: int = 0) -> Instance:
    """Rose must come to the Club and once to its group, each meeting once, on mornings until
    `last`."""

    def body(name: str, seat: SeatSpec) -> BodySpec:
        pref = {"4": {"AM": friday}}
        return BodySpec(
            name, 1, Span(TUESDAY, last), (1, 4), ("AM",), GapSpec(1), seats=(seat,), pref=pref
        )

    club, group = SeatSpec("s", ("Rose",), ALL), SeatSpec("g", ("Rose",), AtLeast(1))
    bodies = (body("Club", club), body("Group", group))
    return Instance(Calendar(TUESDAY, last), (PersonSpec("Rose"),), bodies)


def on(instance: Instance) -> list[str]:
    """The days of both meetings once repaired, in order."""
    found = repaired(Masks(Ground(instance)), SAME, ["Rose"], SearchSettings())
    return sorted(str(date.fromordinal(day)) for ((day, _part),) in found.values())


def test_one_of_two_meetings_goes_to_a_day_as_good() -> None:
    assert on(year(FRIDAY)) == ["2027-03-09", "2027-03-12"]


def test_dates_stay_when_others_cost_more() -> None:
    assert on(year(FRIDAY, friday=2)) == ["2027-03-09", "2027-03-09"]


def test_dates_stay_when_there_are_no_others() -> None:
    assert on(year(TUESDAY)) == ["2027-03-09", "2027-03-09"]
