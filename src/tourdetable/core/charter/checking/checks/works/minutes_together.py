"""The minutes of meetings are written by several, the holder of an office among them (CLUB-17)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, meeting_evidence
from tourdetable.core.charter.facts.record import MeetingFact, MinutesFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import add_days, period
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    writers: Dated[int] = parameter(
        values.whole(at_least=1, at_most=100),
        gettext_noop("The fewest persons who write."),
        example="writers = 2",
        default=2,
        dated=True,
    )
    office: str | None = parameter(
        values.office,
        gettext_noop("An office whose holder is among them."),
        example='office = "facilitator"',
        default=None,
    )
    within_days: int | None = parameter(
        values.whole(at_least=0, at_most=366),
        gettext_noop(
            "How many days after the meeting minutes are adopted or circulated; without it there is no delay."
        ),
        example="within_days = 30",
        default=None,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Finished minutes written by too few, or without the office; and late ones, where the charter says a delay."""
    said: dict[str, Value] = {"body": context.body_name}
    known = context.facts.minutes_by_meeting
    held = [
        m
        for m in context.meetings()
        if m.on <= context.on and _weighs(parameters, context, m, known or {})
    ]
    if known is None:
        words = gettext_noop("Nobody has recorded who writes the minutes of %(body)s")
        return Finding(concerned=bool(held), missing=Phrase(words, **said))
    written = [(m, minutes) for m in held for minutes in known.get(m.id, ())]
    faults = [b for m, minutes in written for b in _written(parameters, context, m, minutes)]
    faults += [b for m in held for b in _late(parameters, context, m, known.get(m.id, []))]
    return Finding(
        concerned=bool(written or (held and parameters.within_days is not None)),
        breaches=tuple(faults),
        evidence=tuple(_evidence(m, minutes) for m, minutes in written),
        words=Phrase(gettext_noop("The minutes of %(body)s are written by several"), **said),
    )


def _weighs(
    parameters: Parameters,
    context: Context,
    meeting: MeetingFact,
    known: Mapping[str, list[MinutesFact]],
) -> bool:
    """A meeting of the season, or of its eve when its minutes are finished, or late, in it."""
    days = [
        meeting.on,
        add_days(meeting.on, parameters.within_days + 1)
        if parameters.within_days is not None
        else meeting.on,
    ]
    days += [day for minutes in known.get(meeting.id, ()) if (day := _done(minutes))]
    return any(day in context.season for day in days)


def _done(minutes: MinutesFact) -> date | None:
    """The day minutes were finished: adopted, else circulated."""
    days = [d for d in (minutes.adopted_on, minutes.circulated_on) if d]
    return min(days, default=None)


def _written(
    parameters: Parameters, context: Context, meeting: MeetingFact, minutes: MinutesFact
) -> Iterator[Breach]:
    day, wanted, writers = (
        _done(minutes),
        parameters.writers.on(meeting.on) or 0,
        frozenset(minutes.written_by),
    )
    missing = bool(parameters.office) and not writers & _holders(parameters, context, meeting)
    if day is None or (len(writers) >= wanted and not missing):
        return
    said: dict[str, Value] = {"meeting": meeting.title, "count": len(writers), "minimum": wanted}
    words = Phrase(
        gettext_noop("%(meeting)s: %(count)s wrote the minutes: fewer than %(minimum)s"), **said
    )
    if len(writers) >= wanted and parameters.office:
        said["office"] = context.charter.vocabulary.offices[parameters.office].name
        words = Phrase(
            gettext_noop("%(meeting)s: nobody of the office %(office)s wrote the minutes"), **said
        )
    mend = Phrase(
        gettext_noop("Have the next minutes of %(body)s written together"), body=context.body_name
    )
    yield Breach(day, words, (_evidence(meeting, minutes),), mend, until=day, subject=minutes.id)


def _holders(parameters: Parameters, context: Context, meeting: MeetingFact) -> frozenset[str]:
    """Who held the office on the meeting's day, for the network or for the body."""
    office = parameters.office or ""
    offices = context.facts.network.offices.get((office, None), []) + context.facts.offices.get(
        (office, meeting.body), []
    )
    return frozenset(o.person for o in offices if meeting.on in period(o.starts, o.ends))


def _late(
    parameters: Parameters, context: Context, meeting: MeetingFact, known: list[MinutesFact]
) -> Iterator[Breach]:
    if parameters.within_days is None:
        return
    due = add_days(meeting.on, parameters.within_days)
    if any(day <= due for m in known if (day := _done(m))):
        return
    said: dict[str, Value] = {"meeting": meeting.title, "day": due}
    yield Breach(
        on=add_days(due, 1),
        until=min((day for m in known if (day := _done(m))), default=None),
        subject=meeting.id,
        words=Phrase(gettext_noop("The minutes of %(meeting)s were not there by %(day)s"), **said),
        evidence=(meeting_evidence(meeting),),
        mend=Phrase(gettext_noop("Finish the minutes of %(meeting)s by %(day)s"), **said)
        if due >= context.on
        else None,
    )


def _evidence(meeting: MeetingFact, minutes: MinutesFact) -> Evidence:
    words = Phrase(gettext_noop("Minutes of %(meeting)s"), meeting=meeting.title)
    return Evidence("minutes", minutes.id, words, meeting.on)


CHECK = Check(
    "minutes_together",
    gettext_noop("Minutes are written by several."),
    Parameters,
    find,
    reads=("meetings", "minutes", "offices"),
)
