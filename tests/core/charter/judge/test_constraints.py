"""A calendar that satisfies a constraint is kept by its check, and the other way round."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tourdetable.core.charter.judge.cases import record_of
from tourdetable.core.charter.judge.constraints import (
    AheadOfYear,
    Blackout,
    Constraint,
    InSeason,
    InTurn,
    KnownAYearAhead,
    MaximumGap,
    MinimumGap,
    OnePerPeriod,
    OnWeekdays,
    SeatsPresent,
    constraints,
)
from tourdetable.core.charter.judge.evaluate import evaluate
from tourdetable.core.charter.terms.verdict import State
from tourdetable.core.charter.text.loader import load
from tourdetable.core.charter.text.starter import STARTER

FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)
DAYS = st.lists(st.dates(FIRST, LAST), max_size=8, unique=True).map(sorted)
FRONT = STARTER.split("# Nous réunir", maxsplit=1)[0]


def ruled(
    rule: str, days: list[date], dated: str = "2025-01-01", **more: list[str]
) -> tuple[Constraint, State]:
    """The constraint of one rule, and what its check says of these meetings at the season's end."""
    charter = load(f"{FRONT}\n## One rule {{#X-1}}\n\n```rule\n{rule}\n```\n")
    meetings = [f"m{n} club session {day} dated={dated} recorded" for n, day in enumerate(days)]
    record = record_of({"bodies": [f"club assembly {FIRST}..{LAST}"], "meetings": meetings} | more)
    (constraint,) = constraints(charter, "assembly", on=LAST)
    return constraint, evaluate(charter, record, on=LAST).state_of("X-1")


def kept(state: State) -> bool:
    assert state in {State.KEPT, State.BROKEN, State.NOT_CONCERNED}
    return state is not State.BROKEN


def checked(test):
    return settings(max_examples=40, deadline=None)(test)


@checked
@given(
    days=DAYS,
    allowed=st.sets(st.sampled_from(["monday", "tuesday", "thursday", "sunday"]), min_size=1),
)
def test_weekdays(days: list[date], allowed: set[str]) -> None:
    names = ", ".join(f'"{name}"' for name in sorted(allowed))
    constraint, state = ruled(f'check = "weekday"\nweekdays = [{names}]', days)
    assert isinstance(constraint, OnWeekdays)
    assert all(constraint.allows(day) for day in days) == kept(state)


@checked
@given(
    days=DAYS, stretch=st.sampled_from(["02-01..10-31", "11-15..01-15", "2027-02-01..2027-02-28"])
)
def test_seasons_and_blackouts(days: list[date], stretch: str) -> None:
    inside, in_state = ruled(f'check = "meeting_season"\ndays = ["{stretch}"]', days)
    outside, out_state = ruled(f'check = "blackout"\ndays = ["{stretch}"]', days)
    assert isinstance(inside, InSeason)
    assert isinstance(outside, Blackout)
    assert all(inside.allows(day) for day in days) == kept(in_state)
    assert all(outside.allows(day) for day in days) == kept(out_state)


@checked
@given(days=DAYS, months=st.integers(1, 6))
def test_the_longest_gap(days: list[date], months: int) -> None:
    constraint, state = ruled(f'check = "maximum_gap"\nmonths = {months}', days)
    assert isinstance(constraint, MaximumGap)
    assert constraint.allows_all(days, FIRST, LAST) == kept(state)


@checked
@given(days=DAYS, months=st.integers(1, 6))
def test_one_in_each_period(days: list[date], months: int) -> None:
    constraint, state = ruled(
        f'check = "maximum_gap"\nmonths = {months}\ncounting = "period"', days
    )
    assert isinstance(constraint, OnePerPeriod)
    assert constraint.allows_all(days, FIRST, date(2027, 8, 30)) == kept(state)


@checked
@given(days=DAYS, gap=st.integers(1, 90))
def test_the_shortest_gap(days: list[date], gap: int) -> None:
    constraint, state = ruled(f'check = "minimum_gap"\ndays = {gap}', days)
    assert isinstance(constraint, MinimumGap)
    assert all(constraint.allows_gap(a, b) for a, b in pairwise(days)) == kept(state)


@checked
@given(days=DAYS.filter(bool), dated=st.dates(date(2025, 6, 1), date(2026, 12, 31)))
def test_known_ahead(days: list[date], dated: date) -> None:
    body = {"bodies": [f"club assembly 2020-01-01..{LAST}"]}
    season, season_state = ruled('check = "calendar_ahead"', days, dated=str(dated), **body)
    year, year_state = ruled(
        'check = "calendar_ahead"\ncounting = "twelve_months"', days, dated=str(dated)
    )
    assert isinstance(season, AheadOfYear)
    assert isinstance(year, KnownAYearAhead)
    in_season = load(STARTER).season.containing(days[0])
    assert all(season.allows(dated, in_season) for _ in days) == kept(season_state)
    assert all(year.allows_gap(dated, day) for day in days) == kept(year_state)


SEATS = {
    "seats": [f"{s} club members {FIRST}" for s in "abc"],
    "mandates": [f"{s} {s}{n} {FIRST}" for s in "abc" for n in (1, 2)],
}
HOLDERS = {s: frozenset({f"{s}1", f"{s}2"}) for s in "abc"}


@checked
@given(present=st.sets(st.sampled_from([f"{s}{n}" for s in "abc" for n in (1, 2)])))
def test_somebody_for_each_seat(present: set[str]) -> None:
    came = [f"m0 {person[0]} {person}" for person in sorted(present)]
    constraint, state = ruled(
        'check = "seat_present"', [date(2026, 10, 6)], attendances=came, **SEATS
    )
    assert isinstance(constraint, SeatsPresent)
    assert constraint.allows_present(present, HOLDERS) == kept(state)


@checked
@given(turns=st.lists(st.sampled_from("abc"), min_size=1, max_size=8))
def test_duties_in_turn(turns: list[str]) -> None:
    days = [date(2026, 9, 1 + n) for n in range(len(turns))]
    taken = [f"m{n} minutes {seat}" for n, seat in enumerate(turns)]
    constraint, state = ruled(
        'check = "duties_in_turn"\nduty = ["minutes"]', days, turns=taken, **SEATS
    )
    assert isinstance(constraint, InTurn)
    assert constraint.allows_turns(turns, frozenset("abc")) == kept(state)


def test_a_rule_of_other_bodies_asks_nothing_and_each_article_is_named() -> None:
    charter = load(STARTER)
    assert [c.article for c in constraints(charter, "assembly", on=LAST)] == [
        "NR-01",
        "NR-02",
        "NR-03",
    ]
    assert constraints(charter, "other", on=LAST) == ()
    assert [type(c) for c in constraints(charter, "assembly", on=date(2026, 12, 31))] == [
        AheadOfYear,
        InTurn,
    ]
