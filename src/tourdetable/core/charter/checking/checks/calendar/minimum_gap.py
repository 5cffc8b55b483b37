"""No less than so many days between two meetings of a body: time to work, and to breathe."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, meeting_evidence
from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import add_days
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    days: Dated[int] = parameter(
        values.whole(at_least=1, at_most=3650),
        gettext_noop("The shortest time between two meetings."),
        example="days = 14",
        dated=True,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """A meeting too soon after the one before is a breach on its own date."""
    meetings = [m for m in context.meetings() if m.on in context.life]
    pairs = [(a, b) for a, b in pairwise(meetings) if b.on >= context.season.first]
    return Finding(
        concerned=bool(meetings),
        breaches=tuple(
            _breach(parameters, context, a, b) for a, b in pairs if too_close(parameters, a, b)
        ),
        evidence=tuple(meeting_evidence(m) for m in meetings if m.on in context.season),
        words=Phrase(
            gettext_noop("The meetings of %(body)s leave each other time"), body=context.body_name
        ),
    )


def too_close(parameters: Parameters, before: MeetingFact, after: MeetingFact) -> bool:
    """Whether the second comes too soon, by the days in force on its own date."""
    days = parameters.days.on(after.on)
    return days is not None and after.on < add_days(before.on, days)


def _breach(
    parameters: Parameters, context: Context, before: MeetingFact, after: MeetingFact
) -> Breach:
    days = parameters.days.on(after.on) or 0
    said: dict[str, Value] = {
        "first": before.on,
        "second": after.on,
        "days": days,
        "meeting": after.title,
    }
    ahead = after.on > context.on
    words = gettext_noop("Meetings on %(first)s and %(second)s: less than %(days)s days")
    mend = Phrase(
        gettext_noop("Move %(meeting)s to %(day)s or later"), **said, day=add_days(before.on, days)
    )
    return Breach(
        on=after.on,
        until=after.on,
        subject=after.id,
        words=Phrase(words, **said),
        evidence=(meeting_evidence(before), meeting_evidence(after)),
        mend=mend if ahead else None,
        drawn=ahead,
    )


CHECK = Check(
    "minimum_gap",
    gettext_noop("No less than so many days between two meetings."),
    Parameters,
    find,
    reads=("meetings",),
)
