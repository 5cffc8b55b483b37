"""No more than so many calendar months between two meetings of a body (ITC-14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, meeting_evidence
from tourdetable.core.charter.facts.record import BodyFact, MeetingFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import FOREVER, add_days
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.days import add_months
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    months: Dated[int] = parameter(
        values.whole(at_least=1, at_most=120),
        gettext_noop("The longest time between two meetings, in calendar months."),
        example="months = 2",
        dated=True,
    )
    counting: str = parameter(
        values.one_of("interval", "period"),
        gettext_noop(
            "`interval`: from one meeting to the next; `period`: one meeting in each period of the calendar year."
        ),
        example='counting = "interval"',
        default="interval",
    )


@dataclass(frozen=True)
class Wait:
    """A stretch without meeting: since a meeting (or the body's installation, or the rule's) until the next one."""

    since: date
    before: MeetingFact | None
    after: MeetingFact | None
    last: date

    def bad_day(self, months: Dated[int], since: date) -> tuple[date, int] | None:
        """The first day by which a clock started at `since` has run out, with the months then in force."""
        for stretch, value in months.stretches():
            day = max(add_days(add_months(since, value), 1), stretch.first)
            if day <= min(stretch.last, self.last):
                return day, value
        return None


def find(parameters: Parameters, context: Context) -> Finding:
    """Each wait that is too long, past or to come, and what the calendar holds around today."""
    if context.body is None:
        return Finding(concerned=False)
    meetings = [m for m in context.meetings() if m.on in context.life]
    if parameters.counting == "period":
        breaches = tuple(_periods(parameters, context, context.body, meetings))
    else:
        waits = _waits(parameters, context.body, context.life.last, meetings)
        breaches = tuple(
            b for wait in waits for b in _breaches(parameters, context, context.body, wait)
        )
    past, ahead = (
        [m for m in meetings if m.on <= context.on],
        [m for m in meetings if m.on > context.on],
    )
    around = tuple(meeting_evidence(m) for m in [*past[-1:], *ahead[:1]])
    words = Phrase(
        gettext_noop("The meetings of %(body)s follow each other as agreed"), body=context.body.name
    )
    return Finding(
        breaches=breaches, evidence=around or (_installation(context.body),), words=words
    )


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
    """The day the clock runs out; again when it restarts at the end of an exception; and a season that opens on it."""
    fault = wait.bad_day(parameters.months, wait.since)
    while fault:
        day, months = fault
        yield _breach(context, body, wait, day, months)
        lift = next((p for p in context.lifted if day in p), None)
        fault = wait.bad_day(parameters.months, lift.last) if lift and lift.last < FOREVER else None
        if (
            fault is None
            and day < context.season.first
            and (wait.after is None or wait.after.on > context.on)
        ):
            fault = (context.season.first, months) if context.season.first <= wait.last else None


def _breach(context: Context, body: BodyFact, wait: Wait, day: date, months: int) -> Breach:
    ends = wait.after.on if wait.after else (None if wait.last == FOREVER else wait.last)
    return Breach(
        on=day,
        until=ends,
        words=_words(body, wait, day, months),
        evidence=_around(body, wait),
        mend=_mend(context, body, wait, day, months),
        drawn=wait.after is not None and wait.after.on > context.on,
    )


def _around(body: BodyFact, wait: Wait) -> tuple[Evidence, ...]:
    before = meeting_evidence(wait.before) if wait.before else _installation(body)
    return (before, meeting_evidence(wait.after)) if wait.after else (before,)


def _installation(body: BodyFact) -> Evidence:
    said: dict[str, Value] = {"body": body.name, "day": body.starts}
    return Evidence(
        "body", body.id, Phrase(gettext_noop("%(body)s, installed on %(day)s"), **said), body.starts
    )


def _words(body: BodyFact, wait: Wait, day: date, months: int) -> Phrase:
    said: dict[str, Value] = {
        "body": body.name,
        "first": wait.before.on if wait.before else body.starts,
        "months": months,
        "day": day,
    }
    if wait.after:
        said |= {"second": wait.after.on}
        return Phrase(
            gettext_noop(
                "No meeting between %(first)s and %(second)s: more than %(months)s months"
            ),
            **said,
        )
    return Phrase(
        gettext_noop("No meeting after %(first)s: more than %(months)s months on %(day)s"), **said
    )


def _mend(context: Context, body: BodyFact, wait: Wait, day: date, months: int) -> Phrase:
    said: dict[str, Value] = {"body": body.name, "day": add_days(day, -1), "months": months}
    if day > context.on:
        return Phrase(gettext_noop("Hold a meeting of %(body)s by %(day)s"), **said)
    if wait.after is None or wait.after.on > context.on:
        return Phrase(gettext_noop("Hold a meeting of %(body)s as soon as possible"), **said)
    return Phrase(
        gettext_noop(
            "This gap is past: hold the next meetings of %(body)s within %(months)s months"
        ),
        **said,
    )


def _periods(
    parameters: Parameters, context: Context, body: BodyFact, meetings: list[MeetingFact]
) -> Iterator[Breach]:
    """Other reading: one meeting in each whole period of the calendar year, from the season's first."""
    first = date(max(body.starts, parameters.months.starts, context.season.first).year, 1, 1)
    latest = max((m.on for m in meetings), default=date.min)
    while first < add_days(FOREVER, -5000):
        months = parameters.months.on(first) or parameters.months.steps[0][1]
        last = add_days(add_months(first, min(months, 13 - first.month)), -1)
        whole = (
            first >= max(body.starts, parameters.months.starts)
            and add_days(last, 1) <= context.life.last
        )
        if whole and not any(first <= m.on <= last for m in meetings):
            drawn = latest > last > context.on
            yield _empty_period(context, body, (first, last), drawn)
            if first > max(latest, context.on):
                return
        if last >= context.life.last:
            return
        first = add_days(last, 1)


def _empty_period(context: Context, body: BodyFact, days: tuple[date, date], drawn: bool) -> Breach:
    said: dict[str, Value] = {
        "body": body.name,
        "first": days[0],
        "second": days[1],
        "day": days[1],
    }
    ahead = days[1] >= context.on
    return Breach(
        on=add_days(days[1], 1),
        until=add_days(days[1], 1),
        words=Phrase(gettext_noop("No meeting of %(body)s from %(first)s to %(second)s"), **said),
        evidence=(_installation(body),),
        mend=Phrase(gettext_noop("Hold a meeting of %(body)s by %(day)s"), **said)
        if ahead
        else None,
        drawn=drawn,
    )


CHECK = Check(
    "maximum_gap",
    gettext_noop("No more than so many months between two meetings."),
    Parameters,
    find,
    reads=("meetings",),
)
