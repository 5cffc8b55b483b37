"""Meetings are held on certain days of the week (CLUB-08)."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.breaches import meeting_breach
from tourdetable.core.charter.checking.check import ANY_GATE, Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.evidence import meeting_evidence
from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.verdict import Finding
from tourdetable.core.words.phrase import Phrase, gettext_noop

MISPLACED = gettext_noop("%(meeting)s is on %(day)s, a day of the week that was not agreed")
MEND = gettext_noop("Move %(meeting)s of %(day)s to a day of the week that was agreed")
KEPT = gettext_noop("Every meeting of %(body)s is on a day that was agreed")


@dataclass(frozen=True)
class Parameters:
    weekdays: Dated[tuple[str, ...]] = parameter(
        values.weekdays,
        gettext_noop("The days of the week that are allowed."),
        example='weekdays = ["tuesday", "thursday"]',
        dated=True,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Every meeting on another day of the week is a breach on its own date."""
    meetings = context.meetings(context.present_or_future)
    wrong = [m for m in meetings if not _fits(parameters, m)]
    return Finding(
        concerned=bool(meetings),
        breaches=tuple(meeting_breach(context, m, MISPLACED, MEND) for m in wrong),
        evidence=tuple(meeting_evidence(m) for m in meetings),
        words=Phrase(KEPT, body=context.body_name),
    )


def _fits(parameters: Parameters, meeting: MeetingFact) -> bool:
    allowed = parameters.weekdays.on(meeting.on)
    return allowed is None or values.WEEKDAYS[meeting.on.weekday()] in allowed


CHECK = Check(
    "weekday",
    gettext_noop("Meetings fall on the days of the week that were agreed."),
    Parameters,
    find,
    gates=ANY_GATE,
    reads=("meetings",),
)
