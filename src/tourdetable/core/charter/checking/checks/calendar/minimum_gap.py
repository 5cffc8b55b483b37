"""No less than so many days between two meetings of a body: time to work, and to breathe."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.breaches import mend_before
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.evidence import meeting_evidence
from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import add_days
from tourdetable.core.charter.terms.model import Period
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

KEPT = gettext_noop("The meetings of %(body)s leave each other time")
TOO_CLOSE = gettext_noop("Meetings on %(first)s and %(second)s: less than %(days)s days")
MEND = gettext_noop("Move %(meeting)s to %(day)s or later")


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
    eve = add_days(context.season.first, -1)
    before = context.last_meeting(Period(context.life.first, eve))
    meetings = context.meetings(context.judged_life)
    pairs = pairwise([*before, *meetings])
    return Finding(
        concerned=bool(before or meetings),
        breaches=tuple(b for pair in pairs if (b := _breach(parameters, context, *pair))),
        evidence=tuple(meeting_evidence(m) for m in meetings if m.on in context.season),
        words=Phrase(KEPT, body=context.body_name),
    )


def _breach(
    parameters: Parameters, context: Context, before: MeetingFact, after: MeetingFact
) -> Breach | None:
    days = parameters.days.on(after.on)
    if days is None or after.on >= add_days(before.on, days):
        return None
    said: dict[str, Value] = {
        "first": before.on,
        "second": after.on,
        "days": days,
        "meeting": after.title,
    }
    free = add_days(before.on, days)
    return Breach(
        on=after.on,
        until=after.on,
        subject=after.id,
        words=Phrase(TOO_CLOSE, **said),
        evidence=(meeting_evidence(before), meeting_evidence(after)),
        mend=mend_before(context, after.on, MEND, **said, day=free),
        drawn=after.on > context.on,
    )


CHECK = Check(
    "minimum_gap",
    gettext_noop("No less than so many days between two meetings."),
    Parameters,
    find,
    reads=("meetings",),
)
