"""How checks say what they find: facts as proofs, and what makes a breach of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.record import MeetingFact, SeatFact, TopicFact
from tourdetable.core.charter.terms.days import FOREVER, Period
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Title, Value, gettext_noop

F = TypeVar("F")

UNRECORDED = gettext_noop("Nobody has recorded who came to %(meeting)s of %(day)s")


def meeting_evidence(meeting: MeetingFact) -> Evidence:
    """A meeting, as a proof."""
    words = Phrase(gettext_noop("%(meeting)s, %(day)s"), meeting=meeting.title, day=meeting.on)
    return Evidence("meeting", meeting.id, words, meeting.on)


def meetings_evidence(meetings: Iterable[MeetingFact]) -> tuple[Evidence, ...]:
    """Meetings, as proofs."""
    return tuple([meeting_evidence(meeting) for meeting in meetings])


def seats_evidence(context: Context, seats: Iterable[tuple[SeatFact, Any]]) -> tuple[Evidence, ...]:
    """Seats, each given with its days, as proofs."""
    return tuple([seat_evidence(context, seat) for seat, _ in seats])


def seat_evidence(context: Context, seat: SeatFact, on: date | None = None) -> Evidence:
    """A seat, as a proof: it is called by its institution."""
    words = gettext_noop("Seat of %(institution)s")
    return Evidence("seat", seat.id, Phrase(words, institution=context.name_of(seat)), on)


def fact_evidence(kind: str, identifier: str, title: str, on: date | None = None) -> Evidence:
    """A fact that people call by a title, as a proof."""
    return Evidence(kind, identifier, Phrase(gettext_noop("“%(title)s”"), title=Title(title)), on)


def topic_evidence(topic: TopicFact) -> Evidence:
    """A topic, as a proof."""
    return fact_evidence("topic", topic.id, topic.title, topic.on)


def attendance_unrecorded(context: Context, meetings: Iterable[MeetingFact]) -> Phrase | None:
    """What is missing when nobody recorded who came to the first of these meetings that is past."""
    for meeting in meetings:
        if meeting.on < context.on and not meeting.attendance_recorded:
            return Phrase(UNRECORDED, meeting=meeting.title, day=meeting.on)
    return None


def percent(part: int, whole: int, wanted: int) -> int:
    """A share in percent, to be told: what is judged is never rounded.

    Nor is what is told, across what was wanted: 2 of 3 are 67 %, or 66 % where 67 % are wanted.
    """
    if not whole:
        return 0
    rounded, exact = (200 * part + whole) // (2 * whole), 100 * part - wanted * whole
    return min(rounded, wanted - 1) if exact < 0 else max(rounded, wanted)


def percent_above(part: int, whole: int, most: int) -> int:
    """The same of a share that is more than the most."""
    return max((200 * part + whole) // (2 * whole), most + 1)


def attendance(
    context: Context, meetings: Iterable[MeetingFact]
) -> tuple[list[MeetingFact], Phrase | None]:
    """Those of past meetings, or of today, of which it is recorded who came; what is missing."""
    known = list(meetings)
    recorded = [m for m in known if m.on <= context.on and m.attendance_recorded]
    return recorded, attendance_unrecorded(context, known)


def last_day(fault: Period) -> date | None:
    """The last day of a fault; None while nothing ends it."""
    return None if fault.last == FOREVER else fault.last


def mend_before(context: Context, day: date, words: str | None, /, **said: Value) -> Phrase | None:
    """What mends a fault, if anything, as long as its day is to come."""
    return Phrase(words, **said) if words and day > context.on else None


def breach(
    context: Context,
    fault: Period | date,
    words: str,
    mend: str | None,
    said: Mapping[str, Value],
    *,
    subject: str = "",
    evidence: tuple[Evidence, ...] = (),
    drawn: bool = False,
) -> Breach:
    """A fault that lasts some days, or one; judged on the first, mended until the last is there."""
    days = fault if isinstance(fault, Period) else Period(fault, fault)
    return Breach(
        on=days.first,
        until=last_day(days),
        subject=subject,
        words=Phrase(words, **said),
        evidence=evidence,
        mend=mend_before(context, days.last, mend, **said),
        drawn=drawn,
    )


def meeting_breach(
    context: Context, meeting: MeetingFact, words: str, mend: str | None = None, **said: Value
) -> Breach:
    """A meeting that breaks a rule by itself, on its own day."""
    told: dict[str, Value] = {"meeting": meeting.title, "day": meeting.on, **said}
    proofs, day, drawn = (meeting_evidence(meeting),), meeting.on, meeting.on > context.on
    return breach(context, day, words, mend, told, subject=meeting.id, evidence=proofs, drawn=drawn)


def judged_one_by_one(
    context: Context,
    facts: list[F] | None,
    judge: Callable[[F], Iterable[Breach]],
    proof: Callable[[F], Evidence],
    unknown: str,
    kept: str,
) -> Finding:
    """Facts of the body, each at fault by itself; unknown when nobody keeps them."""
    if facts is None:
        return Finding(missing=context.says(unknown))
    breaches: list[Breach] = []
    for fact in facts:
        breaches += judge(fact)
    return Finding(
        concerned=bool(facts),
        breaches=tuple(breaches),
        evidence=tuple([proof(fact) for fact in facts]),
        words=context.says(kept),
    )


Misplaced = tuple[str, str, str]
"""What is said of a meeting that is past, of today, to come."""


def _tense(context: Context, meeting: MeetingFact, words: Misplaced) -> str:
    if meeting.on == context.on:
        return words[1]
    return words[2] if meeting.on > context.on else words[0]


def misplaced(
    context: Context, fits: Callable[[date], bool], words: Misplaced, mend: str, kept: str
) -> Finding:
    """Every meeting on a day that does not fit is a breach by itself."""
    meetings = context.meetings(context.present_or_future)
    wrong = [meeting for meeting in meetings if not fits(meeting.on)]
    return Finding(
        concerned=bool(meetings),
        breaches=tuple(meeting_breach(context, m, _tense(context, m, words), mend) for m in wrong),
        evidence=meetings_evidence(meetings),
        words=context.says(kept),
    )
