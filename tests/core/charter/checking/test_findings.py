"""Facts as proofs, how a verdict calls them; breaches, their days, words and mends."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.charter.cases import record_of
from tests.core.charter.every_check import EVERY_CHECK
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.findings import (
    attendance_unrecorded,
    breach,
    judged_one_by_one,
    meeting_breach,
    meetings_evidence,
    seats_evidence,
)
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.record import BodyFact, MeetingFact, Record
from tourdetable.core.charter.terms.days import FOREVER, Period
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase

ON = date(2027, 3, 1)
CLUB = BodyFact("club", "club", "Ouest", date(2026, 9, 1))
SEASON = Period(date(2026, 9, 1), date(2027, 8, 31))
CONTEXT = Context(EVERY_CHECK, Index(Record(bodies=(CLUB,))), ON, SEASON, CLUB)
PROOF = Evidence("topic", "t", Phrase("a topic"))


@pytest.mark.parametrize(
    ("last", "until", "mend"),
    [
        (date(2027, 2, 28), date(2027, 2, 28), None),
        (ON, ON, None),
        (date(2027, 3, 2), date(2027, 3, 2), Phrase("mend", day=1)),
        (FOREVER, None, Phrase("mend", day=1)),
    ],
)
def test_a_fault_is_mended_until_its_last_day_is_there(
    last: date, until: date | None, mend: Phrase | None
) -> None:
    fault = Period(date(2027, 1, 1), last)
    assert breach(CONTEXT, fault, "words", "mend", {"day": 1}, subject="s") == Breach(
        on=fault.first, words=Phrase("words", day=1), mend=mend, until=until, subject="s"
    )


def test_a_meeting_to_come_is_drawn_and_may_be_mended() -> None:
    day = date(2027, 4, 1)
    meeting = MeetingFact("m", "club", "gathering", "Spring", day, ON)
    found = meeting_breach(CONTEXT, meeting, "%(meeting)s", "move %(meeting)s")
    assert (found.on, found.until, found.subject, found.drawn) == (day, day, "m", True)
    assert found.mend == Phrase("move %(meeting)s", meeting="Spring", day=day)


def test_facts_that_nobody_keeps_are_unknown_and_none_concerns_nobody() -> None:
    def judged(facts: list[str] | None) -> Finding:
        return judged_one_by_one(CONTEXT, facts, lambda _: [], lambda _: PROOF, "unknown", "kept")

    assert judged(None) == Finding(missing=Phrase("unknown", body="Ouest"))
    kept = Phrase("kept", body="Ouest")
    assert judged([]) == Finding(concerned=False, words=kept)
    assert judged(["t"]) == Finding(evidence=(PROOF,), words=kept)


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
