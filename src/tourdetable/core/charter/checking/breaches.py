"""How checks make a breach: a fault on some days, what is overdue, a meeting at fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.evidence import meeting_evidence, meetings_evidence
from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.terms.days import FOREVER, Period, add_days
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value

F = TypeVar("F")


def last_day(fault: Period) -> date | None:
    """The last day of a fault; None while nothing ends it."""
    return None if fault.last == FOREVER else fault.last


def mend_before(context: Context, day: date, words: str | None, /, **said: Value) -> Phrase | None:
    """What mends a fault, if anything, as long as its day is to come."""
    return Phrase(words, **said) if words and day > context.on else None


def breach(
    context: Context,
    fault: Period,
    words: str,
    mend: str | None,
    said: Mapping[str, Value],
    *,
    subject: str = "",
    evidence: tuple[Evidence, ...] = (),
    drawn: bool = False,
) -> Breach:
    """A fault that lasts some days, judged on the first; mended until the last one is there."""
    return Breach(
        on=fault.first,
        until=last_day(fault),
        subject=subject,
        words=Phrase(words, **said),
        evidence=evidence,
        mend=mend_before(context, fault.last, mend, **said),
        drawn=drawn,
    )


def on_one_day(day: date) -> Period:
    """The days of a fault that is over as soon as it is there."""
    return Period(day, day)


def overdue(
    due: date,
    done: date | None,
    words: str,
    mend: str,
    said: Mapping[str, Value],
    *evidence: Evidence,
) -> list[Breach]:
    """What was not done by the day it was due, until it is: a fault of the first proof's fact."""
    if done is not None and done <= due:
        return []
    late = Breach(
        on=add_days(due, 1),
        until=done,
        subject=evidence[0].id,
        words=Phrase(words, **said, day=due),
        evidence=evidence,
        mend=Phrase(mend, **said, day=due) if done is None else None,
    )
    return [late]


def meeting_breach(
    context: Context, meeting: MeetingFact, words: str, mend: str | None = None, **said: Value
) -> Breach:
    """A meeting that breaks a rule by itself, on its own day."""
    told: dict[str, Value] = {"meeting": meeting.title, "day": meeting.on, **said}
    proofs, drawn = (meeting_evidence(meeting),), meeting.on > context.on
    days = on_one_day(meeting.on)
    return breach(
        context, days, words, mend, told, subject=meeting.id, evidence=proofs, drawn=drawn
    )


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


def misplaced(
    context: Context, fits: Callable[[date], bool], words: str, mend: str, kept: str
) -> Finding:
    """Every meeting on a day that does not fit is a breach by itself."""
    meetings = context.meetings(context.present_or_future)
    wrong = [meeting for meeting in meetings if not fits(meeting.on)]
    return Finding(
        concerned=bool(meetings),
        breaches=tuple(meeting_breach(context, m, words, mend) for m in wrong),
        evidence=meetings_evidence(meetings),
        words=context.says(kept),
    )
