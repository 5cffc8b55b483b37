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
RANGE = ["2027-06-30", "2027-01-11"]
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
    "a seat that ends before it begins": (
        lambda y: y["bodies"][0]["seats"][1].update(days=[RANGE]),
        f"bodies[0].seats[1].days[0]: {BACKWARDS}",
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


def test_a_range_of_one_day_is_taken() -> None:
    year = small()
    year["bodies"][0]["blackout"] = [["2027-05-10", "2027-05-10"]]
    assert len(read_instance(year).bodies[0].blackout) == 1


def test_a_plan_of_other_bodies_is_refused() -> None:
    value = small_plan()
    value["meetings"][1]["body"] = "NONE"
    with pytest.raises(BadInput) as refusal:
        read_plan(value, read_instance(small()))
    assert (
        str(refusal.value) == 'meetings[1].body: "NONE" — no body has this id; known: CLUB, GROUP'
    )


@pytest.mark.parametrize(
    ("times", "relax", "said"),
    [
        (27, [], ""),
        (28, [], "meetings: 56 meetings of CLUB — its year has 2, and no more than 54 are judged: "
                 "check that this plan is of this year"),
        (28, [{"rule": "count"}], ""),
    ],
)  # fmt: skip
def test_a_plan_of_many_more_meetings_than_the_year_has_is_not_judged(
    times: int, relax: list[Json], said: str
) -> None:
    plan = small_plan()
    plan["meetings"] *= times
    try:
        read_plan(plan, read_instance(small() | {"relax": relax}))
        found = ""
    except BadInput as refusal:
        found = str(refusal)
    assert found == said
