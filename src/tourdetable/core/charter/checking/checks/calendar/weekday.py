"""Meetings are held on certain days of the week (CLUB-08)."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import ANY_GATE, Check, parameter
from tourdetable.core.charter.checking.context import Context, meeting_evidence
from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


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
    meetings = [m for m in context.meetings() if m.on in context.present_or_future]
    wrong = [m for m in meetings if not _fits(parameters, m)]
    return Finding(
        concerned=bool(meetings),
        breaches=tuple(_breach(m, context) for m in wrong),
        evidence=tuple(meeting_evidence(m) for m in meetings),
        words=Phrase(
            gettext_noop("Every meeting of %(body)s is on a day that was agreed"),
            body=context.body_name,
        ),
    )


def _fits(parameters: Parameters, meeting: MeetingFact) -> bool:
    allowed = parameters.weekdays.on(meeting.on)
    return allowed is None or values.WEEKDAYS[meeting.on.weekday()] in allowed


def _breach(meeting: MeetingFact, context: Context) -> Breach:
    titled: dict[str, Value] = {"meeting": meeting.title, "day": meeting.on}
    ahead = meeting.on > context.on
    return Breach(
        on=meeting.on,
        until=meeting.on,
        subject=meeting.id,
        words=Phrase(
            gettext_noop("%(meeting)s is on %(day)s, a day of the week that was not agreed"),
            **titled,
        ),
        evidence=(meeting_evidence(meeting),),
        mend=Phrase(
            gettext_noop("Move %(meeting)s of %(day)s to a day of the week that was agreed"),
            **titled,
        )
        if ahead
        else None,
        drawn=ahead,
    )


CHECK = Check(
    "weekday",
    gettext_noop("Meetings fall on the days of the week that were agreed."),
    Parameters,
    find,
    gates=ANY_GATE,
    reads=("meetings",),
)
