"""The meetings of a season are all dated before it begins (CLUB-07)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, meeting_evidence
from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import FOREVER, add_days
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.days import add_months
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    minimum: Dated[int] = parameter(
        values.whole(at_least=1, at_most=366),
        gettext_noop("How many meetings of a season must be dated before it begins."),
        example="minimum = 4",
        default=1,
        dated=True,
    )
    counting: str = parameter(
        values.one_of("season", "twelve_months"),
        gettext_noop(
            "`season`: all are dated before the season begins; `twelve_months`: each is known a year before its day."
        ),
        example='counting = "season"',
        default="season",
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Late meetings, and seasons that begin without enough dates; the first season of a body is not held to it."""
    meetings = context.meetings()
    if parameters.counting == "twelve_months":
        breaches = [
            _short_notice(m, context) for m in meetings if m.dated_on > add_months(m.on, -12)
        ]
    else:
        breaches = [
            *_this_season(parameters, context, meetings),
            *_seasons_ahead(parameters, context, meetings),
        ]
    return Finding(
        breaches=tuple(breaches),
        evidence=tuple(meeting_evidence(m) for m in meetings if m.on in context.present_or_future),
        missing=None
        if meetings
        else Phrase(gettext_noop("No meeting of %(body)s is known yet"), body=context.body_name),
        words=Phrase(
            gettext_noop("The calendar of %(body)s was set before its season began"),
            body=context.body_name,
        ),
    )


def _this_season(
    parameters: Parameters, context: Context, meetings: list[MeetingFact]
) -> Iterator[Breach]:
    first = context.season.first
    if context.life.first >= first or not meetings:
        return
    mine = [m for m in meetings if m.on in context.season]
    yield from (_late(m, context) for m in mine if m.dated_on >= first)
    if _too_few(parameters, mine, first):
        yield _nothing_set(context, first)


def _seasons_ahead(
    parameters: Parameters, context: Context, meetings: list[MeetingFact]
) -> Iterator[Breach]:
    """Later seasons one after the other, as long as enough is dated; the first that is not is the next breach."""
    season = context.season
    while season.last < min(context.life.last, add_days(FOREVER, -800)):
        season = context.charter.season.containing(add_days(season.last, 1))
        mine = [m for m in meetings if m.on in season]
        yield from (_late(m, context) for m in mine if m.dated_on >= season.first)
        if context.life.first < season.first and _too_few(parameters, mine, season.first):
            yield _nothing_set(context, season.first)
            return


def _too_few(parameters: Parameters, meetings: list[MeetingFact], first: date) -> bool:
    minimum = parameters.minimum.on(first)
    return minimum is not None and sum(m.dated_on < first for m in meetings) < minimum


def _late(meeting: MeetingFact, context: Context) -> Breach:
    said: dict[str, Value] = {
        "meeting": meeting.title,
        "day": meeting.on,
        "dated": meeting.dated_on,
    }
    return Breach(
        on=meeting.dated_on,
        until=meeting.dated_on,
        subject=meeting.id,
        words=Phrase(
            gettext_noop(
                "%(meeting)s of %(day)s was only dated on %(dated)s, after the season had begun"
            ),
            **said,
        ),
        evidence=(meeting_evidence(meeting),),
        drawn=meeting.dated_on > context.on,
    )


def _nothing_set(context: Context, first: date) -> Breach:
    said: dict[str, Value] = {"body": context.body_name, "day": first}
    ahead = first > context.on
    return Breach(
        on=first,
        until=first,
        words=Phrase(
            gettext_noop(
                "The season of %(body)s that begins on %(day)s has too few dates set before it"
            ),
            **said,
        ),
        mend=Phrase(gettext_noop("Date the meetings of %(body)s before %(day)s"), **said)
        if ahead
        else None,
    )


def _short_notice(meeting: MeetingFact, context: Context) -> Breach:
    said: dict[str, Value] = {
        "meeting": meeting.title,
        "day": meeting.on,
        "dated": meeting.dated_on,
    }
    return Breach(
        on=meeting.on,
        until=meeting.on,
        subject=meeting.id,
        words=Phrase(
            gettext_noop(
                "%(meeting)s of %(day)s was only dated on %(dated)s, less than a year before"
            ),
            **said,
        ),
        evidence=(meeting_evidence(meeting),),
        drawn=meeting.on > context.on,
    )


CHECK = Check(
    "calendar_ahead",
    gettext_noop("The meetings of a season are dated before it begins."),
    Parameters,
    find,
    reads=("meetings",),
)
