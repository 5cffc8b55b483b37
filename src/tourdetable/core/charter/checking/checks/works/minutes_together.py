"""The minutes of meetings are written by several, the holder of an office among them (CLUB-17)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import debts, findings, mending, trace, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.chronology import DatedAct, first_slip
from tourdetable.core.charter.checking.context import STANDING, Context
from tourdetable.core.charter.facts.kinds import MINUTES, OFFICES, OFFICES_OF_NETWORK
from tourdetable.core.charter.facts.record import MeetingFact, MinutesFact
from tourdetable.core.charter.terms.days import Dated, Period, add_days, period
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop, ngettext_noop

Held = list[tuple[MeetingFact, list[MinutesFact]]]
"""Meetings, each with its minutes."""

SUMMARY = gettext_noop("Minutes are written by several.")
KEPT = gettext_noop("The minutes of %(body)s are written by several")
UNKNOWN = gettext_noop("Nobody has recorded who writes the minutes of %(body)s")
UNDATED = gettext_noop("Nobody has recorded the day the minutes of %(meeting)s were adopted")
SLIP = gettext_noop(
    "The minutes of %(meeting)s are said to be there on %(done)s, before the meeting of %(day)s"
)
NOBODY = gettext_noop("%(meeting)s: nobody is named as having written the minutes")
TOO_FEW = ngettext_noop(
    "%(meeting)s: %(count)s person wrote the minutes, fewer than %(minimum)s",
    "%(meeting)s: %(count)s persons wrote the minutes, fewer than %(minimum)s",
)
WITHOUT_OFFICE = gettext_noop("%(meeting)s: nobody of the office %(office)s wrote the minutes")
MEND = gettext_noop("Have the next minutes of %(body)s written together")
FINISHING = debts.Owing(
    gettext_noop("The minutes of %(meeting)s are to be there by %(day)s"),
    gettext_noop("The minutes of %(meeting)s were not there by %(day)s"),
    gettext_noop("Finish the minutes of %(meeting)s by %(day)s"),
    gettext_noop("Finish the minutes of %(meeting)s as soon as possible"),
    gettext_noop("The minutes of %(meeting)s were there on %(done)s, and were due by %(day)s"),
)


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
    """Finished minutes written by too few, or without the office; and late ones.

    Minutes are finished when they are adopted or circulated; those that are being written are not
    judged yet. Adopted on a day that nobody wrote, they count on that of their meeting, and whether
    they came in time is unknown. Kept once some are finished.
    """
    held = _held(parameters, context)
    if not context.keeps(MINUTES):
        return _unknown(context, held)
    written = [(meeting, minutes) for meeting, known in held for minutes in known]
    return Finding(
        concerned=any(_is_finished(context, *one) for one in written),
        breaches=tuple(_breaches(parameters, context, held)),
        evidence=tuple(_evidence(*one) for one in written),
        unsaid=_slip(context, written) or _undated(parameters, context, held),
        words=context.says(KEPT),
    )


def _unknown(context: Context, held: Held) -> Finding:
    """What is said when nobody keeps minutes: nothing of a meeting of today."""
    past = any(meeting.on < context.on for meeting, _ in held)
    return Finding(concerned=past, missing=context.says(UNKNOWN))


def _breaches(parameters: Parameters, context: Context, held: Held) -> Iterator[Breach]:
    for meeting, known in held:
        yield from _late(parameters, context, meeting, known)
        for minutes in known:
            yield from _written(parameters, context, meeting, minutes)


def _held(parameters: Parameters, context: Context) -> Held:
    """The past meetings of the season, and those of before whose minutes came in it, or never did.

    Each with its minutes.
    """
    known = {}

    def weighs(meeting: MeetingFact) -> bool:
        known[meeting.id] = context.about(MINUTES, meeting.id, STANDING)
        return meeting.on >= context.season.first or _weighs(parameters, context, known[meeting.id])

    met = context.meetings(Period(date.min, context.on), only=(weighs, trace.OUTSIDE_DAYS))
    return [(meeting, known[meeting.id]) for meeting in met]


def _weighs(parameters: Parameters, context: Context, known: list[MinutesFact]) -> bool:
    """Whether the minutes of a meeting of before the season came in it, or are still owed."""
    done = _first_done(known)
    if done is not None:
        return done >= context.season.first
    return parameters.within_days is not None and not _is_undated(known)


def _first_done(known: list[MinutesFact]) -> date | None:
    """The first day on which some of the minutes of a meeting were finished."""
    return min((day for minutes in known if (day := _done(minutes))), default=None)


def _is_undated(known: list[MinutesFact]) -> bool:
    """Whether minutes are adopted, nobody wrote when."""
    return _first_done(known) is None and any(m.state == "adopted" for m in known)


def _done(minutes: MinutesFact) -> date | None:
    """The day minutes were finished, adopted or circulated."""
    days = [d for d in (minutes.adopted_on, minutes.circulated_on) if d]
    return min(days, default=None)


def _counts_on(meeting: MeetingFact, minutes: MinutesFact) -> date | None:
    """The day on which finished minutes are judged: that of the meeting, when nobody wrote it."""
    return _done(minutes) or (meeting.on if minutes.state == "adopted" else None)


def _slip(context: Context, written: list[tuple[MeetingFact, MinutesFact]]) -> Phrase | None:
    """What is said of the first minutes that were finished before their meeting."""
    acts = (DatedAct(_done(m), met.on, SLIP, {"meeting": met.title}) for met, m in written)
    return first_slip(context.on, acts)


def _is_finished(context: Context, meeting: MeetingFact, minutes: MinutesFact) -> bool:
    day = _counts_on(meeting, minutes)
    return day is not None and day <= context.on


def _undated(parameters: Parameters, context: Context, held: Held) -> Phrase | None:
    """The first meeting whose minutes are adopted, nobody knows when, where there is a delay."""
    within = parameters.within_days
    if within is None:
        return None
    for meeting, known in held:
        if add_days(meeting.on, within) < context.on and _is_undated(known):
            return Phrase(UNDATED, meeting=meeting.title)
    return None


def _written(
    parameters: Parameters, context: Context, meeting: MeetingFact, minutes: MinutesFact
) -> Iterator[Breach]:
    day = _counts_on(meeting, minutes)
    words = _ill_written(parameters, context, meeting, minutes)
    if day and words:
        yield Breach(
            on=day,
            until=day,
            subject=minutes.id,
            words=words,
            evidence=(_evidence(meeting, minutes),),
            mend=context.says(MEND),
        )


def _ill_written(
    parameters: Parameters, context: Context, meeting: MeetingFact, minutes: MinutesFact
) -> Phrase | None:
    """Who is missing among those who wrote; None when nobody is."""
    wanted, office = parameters.writers.on(meeting.on) or 0, parameters.office
    writers = frozenset(minutes.written_by)
    said: dict[str, Value] = {"meeting": meeting.title, "count": len(writers), "minimum": wanted}
    if len(writers) < wanted:
        return Phrase(TOO_FEW if writers else NOBODY, **said)
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
    done = _first_done(known)
    if parameters.within_days is not None and not _is_undated(known):
        due, said = add_days(meeting.on, parameters.within_days), {"meeting": meeting.title}
        proof = findings.meeting_evidence(meeting)
        yield from debts.owed(context, due, done, FINISHING, said, proof)


def _evidence(meeting: MeetingFact, minutes: MinutesFact) -> Evidence:
    words = Phrase("Minutes of %(meeting)s", meeting=meeting.title)
    return Evidence("minutes", minutes.id, words, meeting.on)


CHECK = Check(
    "minutes_together",
    SUMMARY,
    Parameters,
    find,
    reads=("meetings", "minutes", "offices"),
    mending=mending.WRITING,
)
