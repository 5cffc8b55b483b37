"""No more than so many calendar months between two meetings of a body (ITC-14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import findings, mending, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.record import BodyFact, MeetingFact
from tourdetable.core.charter.terms.days import FOREVER, Dated, Period, add_days
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.days import add_months
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop, ngettext_noop

SUMMARY = gettext_noop("No more than so many months between two meetings.")
KEPT = gettext_noop("The meetings of %(body)s follow each other as agreed")
NONE_AFTER = ngettext_noop(
    "No meeting after %(first)s: more than %(months)s month on %(day)s",
    "No meeting after %(first)s: more than %(months)s months on %(day)s",
    "months",
)
NONE_DRAWN = ngettext_noop(
    "No meeting is drawn after %(first)s: more than %(months)s month on %(day)s",
    "No meeting is drawn after %(first)s: more than %(months)s months on %(day)s",
    "months",
)
GAP_DRAWN = ngettext_noop(
    "No meeting is drawn between %(first)s and %(second)s: more than %(months)s month",
    "No meeting is drawn between %(first)s and %(second)s: more than %(months)s months",
    "months",
)
GAP = ngettext_noop(
    "No meeting between %(first)s and %(second)s: more than %(months)s month",
    "No meeting between %(first)s and %(second)s: more than %(months)s months",
    "months",
)
PAST = ngettext_noop(
    "This gap is past: hold the next meetings of %(body)s within %(months)s month",
    "This gap is past: hold the next meetings of %(body)s within %(months)s months",
    "months",
)
HOLD = gettext_noop("Hold a meeting of %(body)s by %(day)s")
EMPTY_PERIOD = gettext_noop("No meeting of %(body)s from %(first)s to %(second)s")
EMPTY_AHEAD = gettext_noop("No meeting of %(body)s is drawn from %(first)s to %(second)s")


@dataclass(frozen=True)
class Parameters:
    months: Dated[int] = values.dated_whole(
        "The longest time between two meetings, in calendar months.", (1, 120), example=2
    )
    counting: str = parameter(
        "`interval`: from one meeting to the next; "
        "`period`: one meeting in each period of the calendar year.",
        values.one_of("interval", "period"),
        default="interval",
    )


@dataclass(frozen=True)
class Wait:
    """A stretch without meeting: since a meeting, or the installation, until the next one."""

    since: date
    before: MeetingFact | None
    after: MeetingFact | None
    last: date

    def bad_day(self, months: Dated[int], since: date) -> tuple[date, int] | None:
        """The first day by which a clock started at `since` has run out, and the months then."""
        for stretch, value in months.stretches():
            day = max(add_days(add_months(since, value), 1), stretch.first)
            if day <= min(stretch.last, self.last):
                return day, value
        return None


def find(parameters: Parameters, context: Context) -> Finding:
    """Each wait that is too long, past or to come, and what the calendar holds around today."""
    assert context.body is not None  # the check is judged for each body
    meetings = context.meetings(context.life)
    read = _periods if parameters.counting == "period" else _intervals
    around = [m for m in meetings if m.on <= context.on][-1:]
    around += [m for m in meetings if m.on > context.on][:1]
    return Finding(
        concerned=bool(meetings),
        breaches=tuple(read(parameters, context, context.body, meetings)),
        evidence=findings.meetings_evidence(around) or (_installation(context.body),),
        words=Phrase(KEPT, body=context.body.name),
    )


def _intervals(
    parameters: Parameters, context: Context, body: BodyFact, meetings: list[MeetingFact]
) -> Iterator[Breach]:
    """The usual reading: from one meeting to the next."""
    for wait in _waits(parameters, body, context.life.last, meetings):
        yield from _breaches(parameters, context, body, wait)


def _waits(
    parameters: Parameters, body: BodyFact, last: date, meetings: list[MeetingFact]
) -> Iterator[Wait]:
    since, before = max(body.starts, parameters.months.starts), None
    for meeting in meetings:
        yield Wait(since, before, meeting, meeting.on)
        since, before = max(since, meeting.on), meeting
    yield Wait(since, before, None, last)


def _breaches(
    parameters: Parameters, context: Context, body: BodyFact, wait: Wait
) -> Iterator[Breach]:
    """The days on which the same wait is at fault.

    Where an exception lifts a clock that has run out, it starts again at the exception's end.
    """
    fault = wait.bad_day(parameters.months, wait.since)
    while fault:
        day, months = fault
        lift = context.lift_after(day)
        yield _breach(parameters, context, body, wait, fault)
        if _lasts(context, wait, day, lift):
            day = context.season.first
            yield _breach(parameters, context, body, wait, (day, months))
        if lift is None or lift.last == FOREVER or context.season.first <= day < lift.first:
            return
        fault = wait.bad_day(parameters.months, lift.last)


def _lasts(context: Context, wait: Wait, day: date, lift: Period | None) -> bool:
    """Whether a wait at fault in an earlier season is so again on the first day of this one."""
    first = context.season.first
    over = wait.after is not None and wait.after.on <= context.on
    return day < first and not over and (lift is None or lift.last >= first)


def _breach(
    parameters: Parameters, context: Context, body: BodyFact, wait: Wait, fault: tuple[date, int]
) -> Breach:
    """A wait at fault on a day; the next meetings are held by what the text says today."""
    day, months = fault
    agreed = parameters.months.on(context.on)
    assert agreed is not None  # the rule is in force
    return Breach(
        on=day,
        until=findings.last_day(Period(day, wait.last)),
        words=_words(body, wait, day, months, coming=day > context.on),
        evidence=_around(body, wait),
        mend=_mend(context, body, wait, day, agreed),
        drawn=wait.after is not None and wait.after.on > context.on,
    )


def _around(body: BodyFact, wait: Wait) -> tuple[Evidence, ...]:
    before = findings.meeting_evidence(wait.before) if wait.before else _installation(body)
    return (before, findings.meeting_evidence(wait.after)) if wait.after else (before,)


def _installation(body: BodyFact) -> Evidence:
    words = Phrase("%(body)s, installed on %(day)s", body=body.name, day=body.starts)
    return Evidence("body", body.id, words, body.starts)


def _words(body: BodyFact, wait: Wait, day: date, months: int, *, coming: bool) -> Phrase:
    first = wait.before.on if wait.before else body.starts
    said: dict[str, Value] = {"body": body.name, "first": first, "months": months, "day": day}
    if wait.after is None:
        return Phrase(NONE_DRAWN if coming else NONE_AFTER, **said)
    return Phrase(GAP_DRAWN if coming else GAP, **said, second=wait.after.on)


def _mend(context: Context, body: BodyFact, wait: Wait, day: date, months: int) -> Phrase:
    said: dict[str, Value] = {"body": body.name, "day": add_days(day, -1), "months": months}
    if day > context.on:
        return Phrase(HOLD, **said)
    if wait.after is None or wait.after.on > context.on:
        return Phrase("Hold a meeting of %(body)s as soon as possible", **said)
    return Phrase(PAST, **said)


def _periods(
    parameters: Parameters, context: Context, body: BodyFact, meetings: list[MeetingFact]
) -> Iterator[Breach]:
    """Other reading: one meeting in each whole period of the calendar year, from the season's."""
    begins, ends = max(body.starts, parameters.months.starts), context.life.last
    latest = meetings[-1].on if meetings else date.min
    for days in _calendar_periods(parameters, max(begins, context.season.first), ends):
        held = any(meeting.on in days for meeting in meetings)
        if not held and begins <= days.first and days.last < ends:
            yield _empty_period(context, body, days, drawn=latest > days.last > context.on)
            if days.first > max(latest, context.on):
                return


def _calendar_periods(parameters: Parameters, since: date, until: date) -> Iterator[Period]:
    """The periods of the calendar year, from the year of a day to the one that holds another."""
    first = date(since.year, 1, 1)
    while first < add_days(FOREVER, -5000):
        months = parameters.months.on(first) or parameters.months.steps[0][1]
        last = add_days(add_months(first, min(months, 13 - first.month)), -1)
        yield Period(first, last)
        if last >= until:
            return
        first = add_days(last, 1)


def _empty_period(context: Context, body: BodyFact, days: Period, drawn: bool) -> Breach:
    said = {"body": body.name, "first": days.first, "second": days.last, "day": days.last}
    lifted = any(days.last in lift for lift in context.lifted)
    day, proofs = days.last if lifted else add_days(days.last, 1), (_installation(body),)
    words = EMPTY_AHEAD if day > context.on else EMPTY_PERIOD
    return findings.breach(context, day, words, HOLD, said, evidence=proofs, drawn=drawn)


CHECK = Check(
    "maximum_gap",
    SUMMARY,
    Parameters,
    find,
    reads=("meetings",),
    mending=mending.DRAWING,
)
