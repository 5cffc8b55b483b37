"""A calendar that satisfies a constraint is kept by its check, and the other way round."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.charter.cases import record_of
from tests.paths import STARTER as STARTER_FILE
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

FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)
DAYS = st.lists(st.dates(FIRST, LAST), max_size=8, unique=True).map(sorted)
STARTER = STARTER_FILE.read_text(encoding="utf-8")
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


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        ('check = "maximum_gap"\nmonths = 2', MaximumGap("X-1", (), "obligation", 2)),
        (
            'check = "maximum_gap"\nmonths = 3\ncounting = "period"',
            OnePerPeriod("X-1", (), "obligation", 3),
        ),
        ('check = "minimum_gap"\ndays = 14', MinimumGap("X-1", (), "obligation", 14)),
        ('check = "calendar_ahead"\nminimum = 4', AheadOfYear("X-1", (), "obligation", 4)),
        (
            'check = "calendar_ahead"\ncounting = "twelve_months"',
            KnownAYearAhead("X-1", (), "obligation"),
        ),
        ('check = "seat_present"', SeatsPresent("X-1", (), "obligation")),
        (
            'check = "duties_in_turn"\nduty = ["minutes"]',
            InTurn("X-1", (), "obligation", ("minutes",)),
        ),
    ],
)
def test_a_rule_makes_the_constraint_that_it_asks(rule: str, made: Constraint) -> None:
    assert ruled(rule, [])[0] == made


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
