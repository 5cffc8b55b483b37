"""The minutes of meetings are written by several, the holder of an office among them (CLUB-17)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from tourdetable.core.charter.checking import findings, trace, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import EVER, STANDING, Context
from tourdetable.core.charter.facts.kinds import MINUTES, OFFICES, OFFICES_OF_NETWORK
from tourdetable.core.charter.facts.record import MeetingFact, MinutesFact
from tourdetable.core.charter.terms.days import Dated, Period, add_days, period
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

Held = list[tuple[MeetingFact, list[MinutesFact]]]
"""Meetings, each with its minutes."""

SUMMARY = gettext_noop("Minutes are written by several.")
UNKNOWN = gettext_noop("Nobody has recorded who writes the minutes of %(body)s")
WITHOUT_OFFICE = gettext_noop("%(meeting)s: nobody of the office %(office)s wrote the minutes")
LATE = gettext_noop("The minutes of %(meeting)s were not there by %(day)s")
LATE_MEND = gettext_noop("Finish the minutes of %(meeting)s by %(day)s")


@dataclass(frozen=True)
class Parameters:
    writers: Dated[int] = values.dated_whole("The fewest persons who write.", (1, 100), default=2)
    office: str | None = parameter(
        "An office whose holder is among them.", values.office, example="facilitator", default=None
    )
    within_days: int | None = parameter(
        "How many days after the meeting minutes are adopted or circulated; "
        "without it there is no delay.",
        values.whole(0, 366),
        example=30,
        default=None,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Finished minutes written by too few, or without the office; and late ones."""
    held = _held(parameters, context)
    if not context.keeps(MINUTES):
        return Finding(concerned=bool(held), missing=context.says(UNKNOWN))
    proofs = [_evidence(meeting, minutes) for meeting, known in held for minutes in known]
    return Finding(
        concerned=bool(proofs or (held and parameters.within_days is not None)),
        breaches=tuple(_breaches(parameters, context, held)),
        evidence=tuple(proofs),
        words=context.says("The minutes of %(body)s are written by several"),
    )


def _breaches(parameters: Parameters, context: Context, held: Held) -> Iterator[Breach]:
    for meeting, known in held:
        yield from _late(parameters, context, meeting, known)
        for minutes in known:
            yield from _written(parameters, context, meeting, minutes)


def _held(parameters: Parameters, context: Context) -> Held:
    """The past meetings of the season, or of its eve when their minutes are finished or late in it.

    Each with its minutes.
    """
    season, delay = context.season, parameters.within_days
    done = (lambda minutes: _done(minutes, season) is not None, trace.OUTSIDE_DAYS)

    def weighs(meeting: MeetingFact) -> bool:
        late = delay is not None and add_days(meeting.on, delay + 1) in season
        if meeting.on in season or late:
            return True
        return bool(context.about(MINUTES, meeting.id, STANDING, done))

    met = context.meetings(Period(date.min, context.on), only=(weighs, trace.OUTSIDE_DAYS))
    return [(meeting, context.about(MINUTES, meeting.id, STANDING)) for meeting in met]


def _done(minutes: MinutesFact, within: Period = EVER) -> date | None:
    """The day minutes were finished, adopted or circulated, when it is one of these days."""
    days = [d for d in (minutes.adopted_on, minutes.circulated_on) if d]
    day = min(days, default=None)
    return day if day and day in within else None


def _written(
    parameters: Parameters, context: Context, meeting: MeetingFact, minutes: MinutesFact
) -> Iterator[Breach]:
    day, words = _done(minutes), _ill_written(parameters, context, meeting, minutes)
    if day and words:
        yield Breach(
            on=day,
            until=day,
            subject=minutes.id,
            words=words,
            evidence=(_evidence(meeting, minutes),),
            mend=context.says("Have the next minutes of %(body)s written together"),
        )


def _ill_written(
    parameters: Parameters, context: Context, meeting: MeetingFact, minutes: MinutesFact
) -> Phrase | None:
    """Who is missing among those who wrote; None when nobody is."""
    wanted, office = parameters.writers.on(meeting.on) or 0, parameters.office
    writers = frozenset(minutes.written_by)
    said: dict[str, Value] = {"meeting": meeting.title, "count": len(writers), "minimum": wanted}
    if len(writers) < wanted:
        return Phrase("%(meeting)s: %(count)s wrote the minutes: fewer than %(minimum)s", **said)
    if office is None or writers & _holders(context, office, meeting):
        return None
    name = context.charter.vocabulary.offices[office].name
    return Phrase(WITHOUT_OFFICE, **said, office=name)


def _holders(context: Context, office: str, meeting: MeetingFact) -> frozenset[str]:
    """Who held the office on the meeting's day, for the network or for the body."""
    then = (lambda o: meeting.on in period(o.starts, o.ends), trace.NOT_HELD_THEN)
    found = context.about(OFFICES_OF_NETWORK, (office, None), then)
    found += context.about(OFFICES, (office, meeting.body), then)
    return frozenset(o.person for o in found)


def _late(
    parameters: Parameters, context: Context, meeting: MeetingFact, known: list[MinutesFact]
) -> Iterator[Breach]:
    if parameters.within_days is None:
        return
    due = add_days(meeting.on, parameters.within_days)
    done = min((day for m in known if (day := _done(m))), default=None)
    said: dict[str, Value] = {"meeting": meeting.title}
    for late in findings.overdue(
        due, done, LATE, LATE_MEND, said, findings.meeting_evidence(meeting)
    ):
        mend = Phrase(LATE_MEND, **said, day=due) if due >= context.on else None
        yield replace(late, mend=mend)


def _evidence(meeting: MeetingFact, minutes: MinutesFact) -> Evidence:
    words = Phrase("Minutes of %(meeting)s", meeting=meeting.title)
    return Evidence("minutes", minutes.id, words, meeting.on)


CHECK = Check(
    "minutes_together", SUMMARY, Parameters, find, reads=("meetings", "minutes", "offices")
)
