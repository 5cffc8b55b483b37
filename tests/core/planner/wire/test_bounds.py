"""A year beyond all bounds is refused where it is, before it costs anything."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.core.planner.tiny import Json, small
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.wire.instance_json import read_instance

Spoil = Callable[[Json], Any]
FAR = "a day from 1900-01-01 to 2199-12-31 is expected"
APART = "at most 3660 days, ten years: leave it out where nothing bounds it"


def body(**fields: Any) -> Spoil:
    return lambda year: year["bodies"][0].update(fields)


def gap(**fields: Any) -> Spoil:
    return lambda year: year["bodies"][0]["gap"].update(fields)


def eternal(year: Json) -> None:
    year["calendar"] |= {"start": "1900-01-01", "end": "2199-12-31"}


def crowded(year: Json) -> None:
    """As many bodies as it takes, each on all parts of a year's days."""
    one = year["bodies"][1] | {"season": ["2027-01-04", "2027-12-17"], "parts": ["AM", "PM", "DAY"]}
    year["bodies"] += [copy.copy(one) | {"id": f"G{n}"} for n in range(1950)]


BEYOND: dict[str, tuple[Spoil, str]] = {
    "a calendar from the year 3": (
        lambda y: y["calendar"].update(start="0003-01-01"),
        f"calendar: 0003-01-01 — {FAR}",
    ),
    "a calendar to the end of time": (
        lambda y: y["calendar"].update(end="9999-12-31"),
        f"calendar: 9999-12-31 — {FAR}",
    ),
    "a calendar of centuries": (
        eternal,
        "calendar: 1900-01-01 to 2199-12-31 — a plan covers at most 1100 days, three years: plan "
        "these years one after the other",
    ),
    "a public holiday of the year 1": (
        lambda y: y["calendar"]["public_holidays"].append("0001-01-01"),
        f"calendar.public_holidays[1]: 0001-01-01 — {FAR}",
    ),
    "a bridge at the end of time": (
        lambda y: y["calendar"].update(bridges=["9999-12-31"]),
        f"calendar.bridges[0]: 9999-12-31 — {FAR}",
    ),
    "school holidays until the end of time": (
        lambda y: y["calendar"].update(school_holidays={"A": [["2027-02-13", "9999-12-31"]]}),
        f"calendar.school_holidays.A[0]: 9999-12-31 — {FAR}",
    ),
    "today at the end of time": (
        lambda y: y.update(today="9998-12-31"),
        f"today: 9998-12-31 — {FAR}",
    ),
    "a last year at the beginning of time": (
        body(prev_last="0001-01-01"),
        f"bodies[0].prev_last: 0001-01-01 — {FAR}",
    ),
    "a lock at the end of time": (
        lambda y: y.update(locks=[{"body": "CLUB", "date": "9999-12-31"}]),
        f"locks[0].date: 9999-12-31 — {FAR}",
    ),
    "a ban in the year 3": (
        lambda y: y.update(forbid=[{"body": "CLUB", "date": "0003-01-01"}]),
        f"forbid[0].date: 0003-01-01 — {FAR}",
    ),
    "a season until the end of time": (
        body(season=["2027-01-11", "9999-12-31"]),
        f"bodies[0].season: 9999-12-31 — {FAR}",
    ),
    "a season of 2072": (
        body(season=["2027-01-11", "2072-06-30"]),
        "bodies[0].season: 2027-01-11 to 2072-06-30 — it goes out of the calendar (2027-01-04 to "
        "2027-12-17), where public holidays are not known: widen the calendar or shorten the "
        "season",
    ),
    "a season that begins before the calendar": (
        body(season=["2027-01-03", "2027-06-30"]),
        "bodies[0].season: 2027-01-03 to 2027-06-30 — it goes out of the calendar (2027-01-04 to "
        "2027-12-17), where public holidays are not known: widen the calendar or shorten the "
        "season",
    ),
    "closed in the year 1": (
        body(blackout=[["0001-01-01", "2027-06-30"]]),
        f"bodies[0].blackout[0]: 0001-01-01 — {FAR}",
    ),
    "avoiding the year 9999": (
        body(avoid=[["2027-01-01", "9999-06-30"]]),
        f"bodies[0].avoid[0]: 9999-06-30 — {FAR}",
    ),
    "standing in the year 9999": (
        body(standing=["2027-03-09", "9999-12-31"]),
        f"bodies[0].standing[1]: 9999-12-31 — {FAR}",
    ),
    "a host closed in the year 1": (
        body(hosts=[{"id": "H", "closed": ["2027-03-09", "0001-01-01"]}]),
        f"bodies[0].hosts[0].closed: 0001-01-01 — {FAR}",
    ),
    "away in the year 9999": (
        lambda y: y["persons"][2].update(unavail=[["9999-12-31", "AM"]]),
        f"persons[2].unavail[0]: 9999-12-31 — {FAR}",
    ),
    "if need be in the year 1": (
        lambda y: y["persons"][2].update(if_need_be=[["0001-01-01", "AM"]]),
        f"persons[2].if_need_be[0]: 0001-01-01 — {FAR}",
    ),
    "a million meetings": (
        body(meetings=1_000_000),
        "bodies[0].meetings: 1000000 — a body meets at most 1000 times in a plan: write how many "
        "it holds",
    ),
    "a million months": (
        gap(max_months=1_000_000),
        "bodies[0].gap.max_months: 1000000 — at most 120 months, ten years: leave it out where "
        "nothing bounds it",
    ),
    "a least gap of a million days": (gap(min=10**6), f"bodies[0].gap.min: 1000000 — {APART}"),
    "a longest gap of a million days": (gap(max=10**6), f"bodies[0].gap.max: 1000000 — {APART}"),
    "an ideal of a million days": (gap(ideal=10**6), f"bodies[0].gap.ideal: 1000000 — {APART}"),
    "a tolerance of a million days": (gap(tol=10**6), f"bodies[0].gap.tol: 1000000 — {APART}"),
    "a tail of a million days": (body(tail_max=10**6), f"bodies[0].tail_max: 1000000 — {APART}"),
    "a relation over a million days": (
        lambda y: y.update(
            relations=[{"rule": "before", "first": "CLUB", "second": "GROUP", "days": 10**6}]
        ),
        f"relations[0].days: 1000000 — {APART}",
    ),
    "a million turns": (
        body(history={"Inès": {"animation": 10**6}}),
        "bodies[0].history.Inès.animation: 1000000 — at most 10000 past turns are counted: write "
        "those of the last years",
    ),
    "thousands of bodies": (
        crowded,
        "bodies: 2036484 dates to weigh: bodies × days of their seasons × parts of the day — at "
        "most 2000000: plan apart the networks that share nobody",
    ),
}


@pytest.mark.parametrize("excess", BEYOND)
def test_what_is_beyond_bounds_is_refused_where_it_is_at_once(excess: str) -> None:
    spoil, said = BEYOND[excess]
    year = small()
    spoil(year)
    begun = time.process_time()
    with pytest.raises(BadInput) as refusal:
        read_instance(year)
    assert (str(refusal.value), time.process_time() - begun < 1) == (said, True)


AT_THE_EDGE: dict[str, Spoil] = {
    "three years": lambda y: y["calendar"].update(start="2025-01-01", end="2027-12-31"),
    "the whole calendar": body(season=["2027-01-04", "2027-12-17"]),
    "a thousand meetings": body(meetings=1000),
    "ten years apart": gap(max=3660, max_months=120, ideal=3660, tol=3660),
    "a last year long ago": body(prev_last="1900-01-01"),
}


@pytest.mark.parametrize("edge", AT_THE_EDGE)
def test_what_is_at_the_edge_is_taken(edge: str) -> None:
    year = small()
    AT_THE_EDGE[edge](year)
    assert len(read_instance(year).bodies) == 2
