"""What contradicts itself is refused, though its schema allows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.core.planner.tiny import Json, small, small_plan
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.planner.wire.plan_json import read_plan

Spoil = Callable[[Json], Any]
BACKWARDS = "2027-06-30 to 2027-01-11 — it ends before it begins"
STRANGE = "no body, person or room pool with this id is declared"
RANGE = ["2027-06-30", "2027-01-11"]
FAR = "a day from the year 3 to the year 9997 is expected"
SPOILT: dict[str, tuple[Spoil, str]] = {
    "one person twice": (
        lambda y: y["persons"].append({"id": "Rose"}),
        "persons: the id “Rose” is there twice — each id must be its own",
    ),
    "one body twice": (
        lambda y: y["bodies"].append(y["bodies"][0]),
        "bodies: the id “CLUB” is there twice — each id must be its own",
    ),
    "one pool twice": (
        lambda y: y["room_pools"].append(y["room_pools"][0]),
        "room_pools: the id “ROOM” is there twice — each id must be its own",
    ),
    "one seat twice": (
        lambda y: y["bodies"][0]["seats"][1].update(id="s1"),
        "bodies[0].seats: the id “s1” is there twice — each id must be its own",
    ),
    "one host twice": (
        lambda y: y["bodies"][1].update(hosts=[{"id": "H"}, {"id": "H"}]),
        "bodies[1].hosts: the id “H” is there twice — each id must be its own",
    ),
    "one duty twice": (
        lambda y: y["bodies"][1].update(duties=["animation", "animation"]),
        "bodies[1].duties: the id “animation” is there twice — each id must be its own",
    ),
    "a pair of one": (
        lambda y: y["bodies"][0]["seats"][0].update(persons=["Inès", "Inès"]),
        "bodies[0].seats[0].persons: the id “Inès” is there twice — each id must be its own",
    ),
    "a year that ends before": (
        lambda y: y["calendar"].update(start=RANGE[0], end=RANGE[1]),
        f"calendar: {BACKWARDS}",
    ),
    "holidays that end before": (
        lambda y: y["calendar"].update(school_holidays={"A": [RANGE]}),
        f"calendar.school_holidays.A[0]: {BACKWARDS}",
    ),
    "a season that ends before": (
        lambda y: y["bodies"][1].update(season=RANGE),
        f"bodies[1].season: {BACKWARDS}",
    ),
    "a blackout that ends before": (
        lambda y: y["bodies"][1].update(blackout=[["2027-01-04", "2027-01-04"], RANGE]),
        f"bodies[1].blackout[1]: {BACKWARDS}",
    ),
    "a period to avoid that ends before": (
        lambda y: y["bodies"][0].update(avoid=[RANGE]),
        f"bodies[0].avoid[0]: {BACKWARDS}",
    ),
    "a relation with an unknown body": (
        lambda y: y.update(relations=[{"rule": "before", "first": "CLUB", "second": "CLUBS"}]),
        f'relations[0].second: "CLUBS" — {STRANGE}',
    ),
    "a relation of a body with itself": (
        lambda y: y.update(relations=[{"rule": "apart_day", "first": "CLUB", "second": "CLUB"}]),
        'relations[0]: "CLUB" — a relation is between two bodies: here it is the same one twice',
    ),
    "today at the end of time": (
        lambda y: y.update(today="9998-12-31"),
        f"today: 9998-12-31 — {FAR}",
    ),
    "a last year at the beginning of time": (
        lambda y: y["bodies"][0].update(prev_last="0002-01-01"),
        f"bodies[0].prev_last: 0002-01-01 — {FAR}",
    ),
    "a lock at the end of time": (
        lambda y: y.update(locks=[{"body": "CLUB", "date": "9998-01-01"}]),
        f"locks[0].date: 9998-01-01 — {FAR}",
    ),
    "an unknown pool": (
        lambda y: y["bodies"][0].update(room_pool="HALL"),
        f'bodies[0].room_pool: "HALL" — {STRANGE}',
    ),
    "a stranger": (
        lambda y: y["bodies"][0]["seats"][1].update(persons=["Nobody"]),
        f'bodies[0].seats[1].persons: "Nobody" — {STRANGE}',
    ),
    "a lock on an unknown body": (
        lambda y: y.update(locks=[{"body": "X", "date": "2027-02-11"}]),
        f'locks[0].body: "X" — {STRANGE}',
    ),
    "a ban on an unknown body": (
        lambda y: y.update(forbid=[{"body": "X", "date": "2027-02-11"}]),
        f'forbid[0].body: "X" — {STRANGE}',
    ),
    "a rule left out for an unknown body": (
        lambda y: y.update(relax=[{"rule": "count"}, {"rule": "count", "body": "X"}]),
        f'relax[1].body: "X" — {STRANGE}',
    ),
    "a rule left out for an unknown person": (
        lambda y: y.update(relax=[{"rule": "unavail", "person": "X"}]),
        f'relax[0].person: "X" — {STRANGE}',
    ),
    "a rule left out for an unknown pool": (
        lambda y: y.update(relax=[{"rule": "room", "room": "X"}]),
        f'relax[0].room: "X" — {STRANGE}',
    ),
    "a rule left out for what it does not bind": (
        lambda y: y.update(relax=[{"rule": "gap_min", "body": "CLUB", "seat": "s1"}]),
        'relax[0].seat: "s1" — “gap_min” is left out only for: body',
    ),
}


@pytest.mark.parametrize("mistake", SPOILT)
def test_a_contradiction_is_refused_where_it_is(mistake: str) -> None:
    spoil, said = SPOILT[mistake]
    year = small()
    spoil(year)
    with pytest.raises(BadInput) as refusal:
        read_instance(year)
    assert str(refusal.value) == said


@pytest.mark.parametrize("day", ["9997-12-31", "0003-01-01"])
def test_a_day_far_away_is_taken(day: str) -> None:
    assert str(read_instance(small() | {"today": day}).today) == day


def test_a_range_of_one_day_is_taken() -> None:
    year = small()
    year["bodies"][0]["blackout"] = [["2027-05-10", "2027-05-10"]]
    assert len(read_instance(year).bodies[0].blackout) == 1


def test_a_plan_of_other_bodies_is_refused() -> None:
    value = small_plan()
    value["meetings"][1]["body"] = "NONE"
    with pytest.raises(BadInput) as refusal:
        read_plan(value, read_instance(small()))
    assert str(refusal.value) == 'meetings[1].body: "NONE" — no body of the instance has this id'
