"""Each unit of a plan's cost has its reason, in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.planner.chance import drawn
from tests.core.planner.generate import feasible
from tests.core.planner.search.few import FRIDAY, TUESDAY, body, seat, week_of
from tests.core.planner.tiny import small, small_plan, tiny
from tourdetable.core.planner.judge.charges import (
    KINDS,
    Charge,
    charges,
    gap_charges,
    meeting_charges,
    plan_cost,
    total,
    week_bounds,
)
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.search.solve import plan
from tourdetable.core.planner.terms.instance import OPTIONAL, GapSpec, Span, Weights
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.planner.wire.plan_json import read_plan
from tourdetable.core.words.phrase import Phrase

Json = dict[str, Any]
YEARS: list[Callable[[int], Json]] = [tiny, lambda seed: feasible(seed, bodies=3, people=20)[0]]


def told(year: Json, planned: Json) -> list[Charge]:
    instance = read_instance(year)
    return list(charges(instance, read_plan(planned, instance)))


def of(kind: str, year: Json, planned: Json | None = None) -> list[Charge]:
    return [charge for charge in told(year, planned or small_plan()) if charge.kind == kind]


@given(st.integers(0, 300), st.integers(0, 300), st.sampled_from(YEARS))
def test_amounts_add_up_to_the_cost_of_any_plan(
    seed: int, lot: int, year: Callable[[int], Json]
) -> None:
    instance = read_instance(year(seed))
    found = drawn(instance, lot)
    listed, cost = charges(instance, found), plan_cost(Ground(instance), found)
    gaps = sum(charge.amount for charge in listed if charge.kind.startswith("gap"))
    assert (gaps, sum(charge.amount for charge in listed) - gaps) == (cost.regularity, cost.dates)
    assert {charge.kind for charge in listed} <= set(KINDS)
    assert min((charge.amount for charge in listed), default=1) > 0


def test_a_proven_plan_says_what_gave_way() -> None:
    instance = read_instance(feasible(3)[0])
    found = plan(instance)
    assert found.cost is not None
    assert sum(charge.amount for charge in charges(instance, found)) == found.cost.total


def without(*seats: str) -> Json:
    """The plan, with nobody for these seats at the first meeting."""
    planned = small_plan()
    for name in seats:
        del planned["meetings"][0]["attendees"][name]
    return planned


def test_who_does_not_come_is_told_by_name() -> None:
    year = small()
    year["persons"][4] |= {"name": "Amadou Sy"}
    (found,) = of("absent", year, without("s4"))
    assert (found.body, found.date, found.part, found.amount) == (
        "CLUB",
        date(2027, 2, 11),
        "AM",
        1,
    )
    assert (found.seats, found.persons, str(found.words)) == (
        ("s4",),
        ("Amadou",),
        "2027-02-11: Amadou Sy does not come.",
    )


def test_two_seats_that_nobody_attends_are_told_together() -> None:
    (found,) = of("absent", small(), without("s3", "s4"))
    said = "2027-02-11: nobody comes for 2 seats (Louise, Amadou)."
    assert (found.amount, found.seats, str(found.words)) == (2, ("s3", "s4"), said)


def test_a_pair_is_told_as_one_seat() -> None:
    year = small()
    year["bodies"][0]["seats"][2:] = [
        {"id": "s3", "persons": ["Louise", "Amadou"], "rule": "optional"}
    ]
    planned = without("s3", "s4")
    del planned["meetings"][2]["attendees"]["s4"]
    (found,) = of("absent", year, planned)
    assert (found.amount, str(found.words)) == (1, "2027-02-11: neither Louise nor Amadou comes.")


def test_a_seat_that_is_not_expected_is_not_missed() -> None:
    year = small()
    year["bodies"][0]["seats"][3]["expected"] = False
    assert of("absent", year, without("s4")) == []


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Rose"], "2027-02-11: somebody comes who would come only if need be."),
        (["Rose", "Louise"], "2027-02-11: 2 people come who would come only if need be."),
    ],
)
def test_who_comes_only_if_need_be_costs(names: list[str], said: str) -> None:
    year = small()
    for person in year["persons"]:
        if person["id"] in names:
            person["if_need_be"] = [["2027-02-11", "AM"], ["2027-04-15", "PM"]]
    year["weights"]["if_need_be"] = 3
    (found,) = of("if_need_be", year)
    assert (found.amount, found.persons, str(found.words)) == (3 * len(names), tuple(names), said)


def test_a_sentence_is_said_as_its_reader_asks() -> None:
    year = small()
    year["bodies"][1]["pref"] = {"1": {"PM": 3}}
    found = of("pref", year)[0]
    said = found.words.render(
        lambda source: source.replace("in the afternoon", "after lunch"), lambda d: f"{d:%d/%m}"
    )
    assert (found.amount, said) == (3, "09/03, after lunch: a moment that suits less.")
    absent = Phrase("%(who)s, %(room)s, %(count)s", who="Rose", room="HALL", count=2)
    assert (
        absent.render(str, str, lambda place, text: f"{place}={text}") == "who=Rose, room=HALL, 2"
    )


@pytest.mark.parametrize(
    ("kind", "change", "said"),
    [
        (
            "school",
            lambda year: (
                year["bodies"][0].update(school_holidays="soft"),
                year["calendar"].update(school_holidays={"A": [["2027-02-11", "2027-02-11"]]}),
            ),
            "2027-02-11: school holidays (zone A).",
        ),
        (
            "school",
            lambda year: (
                year["bodies"][0].update(school_holidays="soft", zones=["A", "C"]),
                year["calendar"].update(
                    school_holidays={zone: [["2027-02-11", "2027-02-11"]] for zone in "AC"}
                ),
            ),
            "2027-02-11: school holidays (zones A, C).",
        ),
        (
            "bridge",
            lambda year: year["calendar"].update(bridges=["2027-02-11"]),
            "2027-02-11: a day between a public holiday and a week-end.",
        ),
        (
            "avoid",
            lambda year: year["bodies"][0].update(avoid=[["2027-02-08", "2027-02-11"]]),
            "2027-02-11: in a period to avoid.",
        ),
        (
            "gap_short",
            lambda year: year["bodies"][0]["gap"].update(ideal=84, tol=7),
            "2027-02-11 then 2027-04-15: closer than the 11 weeks wished.",
        ),
    ],
)
def test_each_wish_has_its_words(kind: str, change: Callable[[Json], object], said: str) -> None:
    year = small()
    change(year)
    assert [str(charge.words) for charge in of(kind, year) if charge.body == "CLUB"] == [said]


def test_silences_count_to_both_ends_of_the_year() -> None:
    year = small()
    for one in year["bodies"]:
        one["gap"] |= {"ideal": 35, "tol": 7}
    said = [(c.body, c.amount, str(c.words)) for c in of("gap_long", year)]
    assert said == [
        (
            "CLUB",
            20,
            "10 weeks without one of these meetings, from 2026-12-02 to 2027-02-11, "
            "instead of at most 6.",
        ),
        (
            "CLUB",
            15,
            "9 weeks without one of these meetings, from 2027-02-11 to 2027-04-15, "
            "instead of at most 6.",
        ),
        (
            "CLUB",
            25,
            "11 weeks after the last of these meetings, on 2027-04-15, instead of at most 6.",
        ),
        (
            "GROUP",
            15,
            "9 weeks before the first of these meetings, on 2027-03-09, instead of at most 6.",
        ),
        (
            "GROUP",
            20,
            "10 weeks after the last of these meetings, on 2027-04-20, instead of at most 6.",
        ),
    ]


def test_two_meetings_of_one_week_are_told_so() -> None:
    year, planned = small(), small_plan()
    year["bodies"][0]["gap"] = {"min": 1, "max": 200, "ideal": 14, "tol": 7}
    planned["meetings"][2]["date"] = "2027-02-12"
    found = of("gap_short", year, planned)[0]
    assert (found.amount, str(found.until), str(found.words)) == (
        5,
        "2027-02-12",
        "2027-02-11 then 2027-02-12: twice in one week.",
    )


@pytest.mark.parametrize(
    ("gap", "bounds"),
    [
        (GapSpec(ideal=70, tol=14), (8, 12)),
        (GapSpec(ideal=0, tol=0), (0, 2)),
        (GapSpec(ideal=10, tol=20), (-1, 3)),
    ],
)
def test_weeks_within_the_tolerance_cost_nothing(gap: GapSpec, bounds: tuple[int, int]) -> None:
    assert week_bounds(gap) == bounds


def test_a_date_costs_what_is_disliked_and_who_is_missed() -> None:
    club = body("Club", seat("Ana", OPTIONAL), friday=3)
    ground = Ground(replace(week_of(club), weights=Weights(2, optional_absent=5)))
    held = [PlannedMeeting("Club", FRIDAY, "AM"), PlannedMeeting("Club", TUESDAY, "AM")]
    held.append(replace(held[1], attendees={"Ana": "Ana"}))
    costs = [total(meeting_charges(ground, club, meeting)) for meeting in held]
    assert costs == [11, 5, 0]


@pytest.mark.parametrize(
    ("weeks", "cost"),
    [((3, 6), 0), ((3, 8), 5), ((3, 4), 10), ((5, 7), 10), ((0, 9), 25)],
)
def test_long_gaps_count_to_the_borders_and_short_ones_do_not(
    weeks: tuple[int, ...], cost: int
) -> None:
    monday = date(2027, 1, 4)
    season = Span(monday, monday + timedelta(weeks=9, days=4))
    club = replace(body("Club", meetings=2), season=season, gap=GapSpec(ideal=21, tol=7))
    days = [monday + timedelta(weeks=number) for number in weeks]
    assert total(gap_charges(Ground(week_of(club)), club, days)) == cost


def test_a_meeting_that_nobody_plans_ends_the_silence_before_the_next_one() -> None:
    """The session of 6 May stays as it is held: nobody waits from April to July."""
    weights, gap = Weights(gap_excess_week=5), GapSpec(ideal=49, tol=7)
    spring = Span(date(2027, 4, 7), date(2027, 8, 15))
    club = replace(body("Club", meetings=1), season=spring, gap=gap)
    year, july = week_of(club), date(2027, 7, 8)
    alone = Ground(replace(year, weights=weights))
    beside = replace(club, standing=(date(2027, 5, 6),))
    told = [(c.date, c.until, c.words.values["weeks"]) for c in gap_charges(alone, club, [july])]
    assert told == [(date(2027, 4, 6), july, 13)]
    told = [(c.date, c.until, c.words.values["weeks"]) for c in gap_charges(alone, beside, [july])]
    assert told == [(date(2027, 5, 6), july, 9)]
