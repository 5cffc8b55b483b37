"""Facts as proofs: how a verdict calls them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.charter.cases import record_of
from tests.core.charter.every_check import EVERY_CHECK
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.evidence import (
    attendance_unrecorded,
    meetings_evidence,
    seats_evidence,
)
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.verdict import Evidence
from tourdetable.core.words.phrase import Phrase

SEASON = Period(date(2026, 9, 1), date(2027, 8, 31))
INDEX = Index(
    record_of(
        {
            "bodies": ["club club 2026-09-01"],
            "seats": ["caf club caf 2026-09-22..2027-08-31 of=caf13"],
        }
    )
)
HERE = Context(EVERY_CHECK, INDEX.part("club"), date(2027, 3, 1), SEASON, INDEX.bodies[0])


def met(day: date, *, recorded: bool) -> MeetingFact:
    return MeetingFact("m", "club", "gathering", "Talk", day, day, attendance_recorded=recorded)


def test_a_seat_is_called_by_its_institution() -> None:
    words = Phrase("Seat of %(institution)s", institution="caf13")
    assert seats_evidence(HERE, HERE.seats()) == (Evidence("seat", "caf", words),)


def test_a_meeting_is_called_by_its_title_and_its_day() -> None:
    day = date(2027, 1, 5)
    words = Phrase("%(meeting)s, %(day)s", meeting="Talk", day=day)
    assert meetings_evidence([met(day, recorded=True)]) == (Evidence("meeting", "m", words, day),)


@pytest.mark.parametrize(
    ("day", "recorded", "missing"),
    [
        (date(2027, 2, 28), False, "Nobody has recorded who came to Talk of 2027-02-28"),
        (date(2027, 2, 28), True, "None"),
        (date(2027, 3, 1), False, "None"),
    ],
)
def test_attendance_is_missing_from_the_day_after_a_meeting(
    day: date, recorded: bool, missing: str
) -> None:
    assert str(attendance_unrecorded(HERE, [met(day, recorded=recorded)])) == missing
