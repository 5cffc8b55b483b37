"""What checks say alike of a breach: where a fault ends, what mends it, a meeting at fault."""

from __future__ import annotations

from datetime import date

from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.evidence import meeting_evidence
from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.terms.days import FOREVER
from tourdetable.core.charter.terms.model import Period
from tourdetable.core.charter.terms.verdict import Breach
from tourdetable.core.words.phrase import Phrase, Value


def last_day(fault: Period) -> date | None:
    """The last day of a fault; None while nothing ends it."""
    return None if fault.last == FOREVER else fault.last


def mend_before(context: Context, day: date, words: str, /, **said: Value) -> Phrase | None:
    """What mends a fault, as long as its day is to come."""
    return Phrase(words, **said) if day > context.on else None


def meeting_breach(
    context: Context, meeting: MeetingFact, words: str, mend: str | None = None, **said: Value
) -> Breach:
    """A meeting that breaks a rule by itself, on its own day."""
    told: dict[str, Value] = {"meeting": meeting.title, "day": meeting.on, **said}
    return Breach(
        on=meeting.on,
        until=meeting.on,
        subject=meeting.id,
        words=Phrase(words, **told),
        evidence=(meeting_evidence(meeting),),
        mend=mend_before(context, meeting.on, mend, **told) if mend else None,
        drawn=meeting.on > context.on,
    )
