"""An instance written is read back equal, even through a store that sorts keys."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.planner.generate import feasible
from tests.core.planner.tiny import small, tiny
from tests.effort import examples
from tourdetable.core.planner.terms.days import PARTS
from tourdetable.core.planner.terms.instance import (
    ALL,
    HARD,
    OPTIONAL,
    RULES,
    SCOPES,
    SOFT,
    AtLeast,
    BodySpec,
    Calendar,
    DutyOptions,
    GapSpec,
    HostSpec,
    Instance,
    Leave,
    PersonSpec,
    PinnedDate,
    RoomPool,
    SeatSpec,
    Span,
    Travel,
    Weights,
)
from tourdetable.core.planner.wire.instance_json import as_json, dump, load, read_instance

PEOPLE, BODIES, ROOMS = ("Inès", "Karim", "Rose"), ("CLUB", "room", "B%s"), ("HALL",)
FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
DAYS = st.dates(FIRST, LAST)
COUNTS = st.integers(0, 400)
MAYBE_COUNT = st.none() | COUNTS
MONTHS = st.none() | st.integers(0, 120)
PART = st.sampled_from(PARTS)
WEEKDAYS = st.lists(st.integers(0, 4), max_size=5).map(tuple)
SPANS = st.lists(DAYS, min_size=2, max_size=2).map(lambda days: Span(min(days), max(days)))
ARTICLE = st.sampled_from(["CLUB-07", "ITC-14"])


def some(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


def with_turns(body: BodySpec) -> BodySpec:
    """Past turns are for the body's duties."""
    return body if body.duties else replace(body, history={})


def seats() -> st.SearchStrategy[tuple[SeatSpec, ...]]:
    rule = st.sampled_from([ALL, OPTIONAL, AtLeast(2), AtLeast(0)])
    holders = st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=2, unique=True).map(tuple)
    seat = st.tuples(holders, rule, st.booleans(), st.sampled_from(["", "caf"]))
    return st.lists(seat, max_size=3).map(
        lambda found: tuple(
            SeatSpec(f"s{n}", who, rule, duties, c)
            for n, (who, rule, duties, c) in enumerate(found)
        )
    )


def body(name: str) -> st.SearchStrategy[BodySpec]:
    hosts = st.lists(st.frozensets(DAYS, max_size=3), max_size=2)
    return st.builds(
        BodySpec,
        id=st.just(name),
        meetings=COUNTS,
        season=SPANS,
        weekdays=WEEKDAYS,
        parts=some(PART),
        gap=st.builds(GapSpec, COUNTS, MAYBE_COUNT, MONTHS, COUNTS, COUNTS),
        kind=st.sampled_from(["", "itc"]),
        xy=st.tuples(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3)),
        zones=some(st.sampled_from("ABC")),
        school_holidays=st.sampled_from([None, HARD, SOFT]),
        blackout=some(SPANS),
        prev_last=st.none() | DAYS,
        tail_max=MAYBE_COUNT,
        pref=st.dictionaries(
            st.sampled_from("0123456"), st.dictionaries(PART, COUNTS, max_size=2), max_size=3
        ),
        seats=seats(),
        hosts=hosts.map(
            lambda closed: tuple(HostSpec(f"H{n}", days) for n, days in enumerate(closed))
        ),
        room_pool=st.none() | st.sampled_from(ROOMS),
        duties=st.sampled_from([(), ("animation",), ("animation", "secretariat")]),
        history=st.dictionaries(
            st.sampled_from(PEOPLE), st.dictionaries(st.just("animation"), COUNTS), max_size=3
        ),
    ).map(with_turns)


def person(name: str) -> st.SearchStrategy[PersonSpec]:
    weekly, away = some(st.tuples(st.integers(0, 4), PART)), some(st.tuples(DAYS, PART))
    return st.builds(
        PersonSpec, st.just(name), st.sampled_from(["", "Inès Roy"]), MAYBE_COUNT, weekly, away
    )


def articles() -> st.SearchStrategy[dict[str, dict[str, str]]]:
    """As the reader makes them.

    A body's own articles are for rules, everybody's may be for anything.
    """
    rules = st.dictionaries(st.sampled_from(RULES), ARTICLE, min_size=1, max_size=3)
    return st.dictionaries(st.sampled_from(["", *BODIES]), rules, max_size=3)


PINS = st.builds(PinnedDate, st.sampled_from(BODIES), DAYS, st.none() | PART)
NAMED = {
    "body": st.sampled_from(BODIES),
    "seat": st.just("s0"),
    "person": st.sampled_from(PEOPLE),
    "room": st.sampled_from(ROOMS),
}
LEAVES = st.sampled_from(RULES).flatmap(
    lambda rule: st.builds(
        Leave, st.just(rule), **{key: st.none() | NAMED[key] for key in SCOPES[rule]}
    )
)


def with_seats(year: Instance) -> Instance:
    """A rule is left out for a seat that is there."""
    seats = {body.id: {seat.id for seat in body.seats} for body in year.bodies}
    anywhere = set[str]().union(*seats.values())
    kept = [
        leave
        for leave in year.relax
        if leave.seat is None or leave.seat in seats.get(leave.body or "", anywhere)
    ]
    return replace(year, relax=tuple(kept))


INSTANCES = st.builds(
    Instance,
    calendar=st.builds(
        lambda off, bridges, school: Calendar(FIRST, LAST, off, bridges, school),
        some(DAYS),
        some(DAYS),
        st.fixed_dictionaries({zone: some(SPANS) for zone in "ABC"}),
    ),
    persons=st.tuples(*map(person, PEOPLE)),
    bodies=st.tuples(*map(body, BODIES)),
    name=st.sampled_from(["", "Année 2027"]),
    travel=st.builds(Travel, st.none() | st.floats(0, 1e3)),
    weights=st.builds(Weights, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS),
    duties=st.builds(DutyOptions, st.booleans() | st.just("any")),
    room_pools=st.builds(RoomPool, st.just("HALL"), COUNTS).map(lambda pool: (pool,)),
    articles=articles(),
    today=st.none() | DAYS,
    locks=some(PINS),
    forbid=some(PINS),
    relax=some(LEAVES),
).map(with_seats)


@settings(max_examples=examples(200))
@given(INSTANCES)
def test_any_instance_is_read_back_equal(instance: Instance) -> None:
    assert read_instance(json.loads(json.dumps(as_json(instance), sort_keys=True))) == instance


@pytest.mark.parametrize(
    "year", [small(), tiny(3), feasible(2)[0]], ids=["small", "tiny", "feasible"]
)
def test_a_year_that_was_read_is_written_back_the_same(
    tmp_path: Path, year: dict[str, object]
) -> None:
    instance = read_instance(year)
    file = tmp_path / "year.json"
    file.write_text(dump(instance), encoding="utf-8")
    assert load(file) == instance
