"""What the dates of several bodies owe each other, in the model: as the rules judge it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, product

import pytest
from msgspec.structs import replace

from tests.core.planner.search.few import TUESDAY, WEDNESDAY, body, masks_of, week_of
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.terms.days import AM
from tourdetable.core.planner.terms.instance import Instance, PinnedDate, Relation
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting

DAYS = [TUESDAY + timedelta(days=n) for n in (0, 1, 2, 3, 6, 7)]
LOCKED = (PinnedDate("Club", TUESDAY, AM), PinnedDate("Group", TUESDAY, AM))


def year_of(first: int, second: int, *relations: Relation, own_day: bool = False) -> Instance:
    """Two bodies that meet so many times, in the mornings of two weeks."""
    club = replace(body("Club", meetings=first), parts=(AM,), own_day=own_day)
    group = replace(body("Group", meetings=second), parts=(AM,))
    return replace(week_of(club, group), relations=relations)


def plans(instance: Instance) -> Iterator[dict[str, tuple[date, ...]]]:
    """Every choice of days."""
    each = [combinations(DAYS, one.meetings) for one in instance.bodies]
    for days in product(*each):
        yield {one.id: at for one, at in zip(instance.bodies, days, strict=True)}


def modelled(instance: Instance, days: dict[str, tuple[date, ...]]) -> bool:
    """Whether the model takes these days."""
    masks = masks_of(instance)
    years = [masks.year(one) for one in instance.bodies]
    if any(masks.bit(day, AM) not in year.at for year in years for day in days[year.body.id]):
        return False
    only = [year.only(masks.bit(day, AM) for day in days[year.body.id]) for year in years]
    return bool(DatesModel(masks, only).model.solve(optimise=False).values)


def judged(instance: Instance, days: dict[str, tuple[date, ...]]) -> bool:
    """Whether the rules take them."""
    meetings = tuple(PlannedMeeting(one, day, AM) for one, at in days.items() for day in at)
    return check(instance, Plan(meetings=meetings)).sound


YEARS = {
    "apart by day": year_of(1, 2, Relation("apart_day", "Club", "Group")),
    "apart by week": year_of(2, 1, Relation("apart_week", "Club", "Group")),
    "own day": year_of(1, 2, own_day=True),
    "before": year_of(2, 2, Relation("before", "Club", "Group", 2)),
    "before more": year_of(1, 3, Relation("before", "Club", "Group")),
    "before fewer": year_of(3, 1, Relation("before", "Club", "Group", 3)),
    "locked": replace(year_of(1, 1, own_day=True), locks=LOCKED),
    "one locked": replace(year_of(1, 1, own_day=True), locks=LOCKED[:1]),
}


@pytest.mark.parametrize("name", YEARS)
def test_the_model_takes_what_the_rules_take(name: str) -> None:
    for days in plans(YEARS[name]):
        assert (days, modelled(YEARS[name], days)) == (days, judged(YEARS[name], days))


def test_standing_days_of_who_keeps_its_days_are_taken() -> None:
    year = year_of(1, 1, own_day=True)
    club = replace(year.bodies[0], standing=(WEDNESDAY,))
    masks = masks_of(replace(year, bodies=(club, year.bodies[1])))
    taken = [masks.bit(WEDNESDAY, AM) in masks.year(one).at for one in (club, year.bodies[1])]
    assert taken == [True, False]
