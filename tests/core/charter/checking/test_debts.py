"""What is owed: on which days it is at fault, what it says, and what mends it (ADR 46)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.core.charter.cases import record_of
from tests.core.charter.checking.debt_by_days import WITHIN, invented
from tests.core.charter.every_check import EVERY_CHECK
from tests.core.charter.judging import judged
from tests.effort import examples as tried
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.debts import Owing, owed
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.verdict import Evidence
from tourdetable.core.words.phrase import Phrase

SEASON = Period(date(2026, 9, 1), date(2027, 8, 31))
PROOF = Evidence("deliverable", "d", Phrase("Guide"))
OWING = Owing("by %(day)s", "not by %(day)s", "do by %(day)s", "do now", "%(done)s, not %(day)s")
LIFTED = ["E-1 club D-1 2026-06-01..2026-10-31"]


def told(due: str, done: str | None, on: str, exceptions: Sequence[str] = ()) -> list[str]:
    """Each fault: its days, its words, its mend."""
    record = record_of({"bodies": ["club club 2020-01-01"], "exceptions": [*exceptions]})
    context = Context(
        EVERY_CHECK,
        Index(record),
        date.fromisoformat(on),
        SEASON,
        record.bodies[0],
        exceptions=record.exceptions,
    )
    day = date.fromisoformat(done) if done else None
    found = owed(context, date.fromisoformat(due), day, OWING, {}, PROOF)
    return [f"{b.on}..{b.until or ''}: {b.words}. {b.mend or ''}".strip() for b in found]


@pytest.mark.parametrize(
    ("due", "done", "on", "expected"),
    [
        ("2027-03-02", "2027-03-02", "2027-03-02", ""),
        ("2027-03-02", None, "2027-03-02", "2027-03-03..: by 2027-03-02. do by 2027-03-02"),
        ("2027-03-02", None, "2027-03-03", "2027-03-03..: not by 2027-03-02. do now"),
        ("2025-03-02", None, "2026-09-01", "2026-09-01..: not by 2025-03-02. do now"),
        (
            "2027-03-02",
            "2027-03-03",
            "2027-03-03",
            "2027-03-03..2027-03-03: 2027-03-03, not 2027-03-02.",
        ),
        (
            "2026-03-02",
            "2026-09-02",
            "2026-09-01",
            "2026-09-01..2026-09-02: not by 2026-03-02. do now",
        ),
        (
            "2026-03-02",
            "2026-09-02",
            "2026-09-02",
            "2026-03-03..2026-09-02: 2026-09-02, not 2026-03-02.",
        ),
    ],
)
def test_a_debt_lasts_from_the_day_after_it_was_due_until_it_is_done(
    due: str, done: str | None, on: str, expected: str
) -> None:
    assert told(due, done, on) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("done", "on", "expected"),
    [
        (None, "2026-09-30", [
            "2026-09-01..: not by 2026-07-15. do now",
        ]),
        (None, "2026-11-01", [
            "2026-09-01..: not by 2026-07-15. do now",
            "2026-11-01..: not by 2026-07-15. do now",
        ]),
        ("2026-10-31", "2027-01-01", ["2026-07-16..2026-10-31: 2026-10-31, not 2026-07-15."]),
        ("2026-11-02", "2027-01-01", [
            "2026-07-16..2026-11-02: 2026-11-02, not 2026-07-15.",
            "2026-11-01..2026-11-02: 2026-11-02, not 2026-07-15.",
        ]),
    ],
)  # fmt: skip
def test_a_debt_that_outlasts_a_decision_is_owed_again_the_day_after(
    done: str | None, on: str, expected: list[str]
) -> None:
    assert told("2026-07-15", done, on, LIFTED) == expected


def test_a_walk_from_day_to_day_says_the_same() -> None:
    rule = f'check = "referrals_answered"\nwithin_days = {WITHIN}\n'
    for seed in range(tried(400)):
        question = invented(seed)
        state = judged(rule, {}, question.facts, str(question.on))["state"]
        assert (state == "broken") is question.broken(), seed
