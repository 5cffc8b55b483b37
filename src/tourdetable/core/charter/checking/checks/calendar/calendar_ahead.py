"""The meetings of a season are all dated before it begins (CLUB-07)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from tourdetable.core.charter.checking import findings, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import EVER, Context
from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.terms.days import FOREVER, Dated, add_days
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.days import add_months
from tourdetable.core.words.phrase import gettext_noop

SUMMARY = gettext_noop("The meetings of a season are dated before it begins.")
SHORT_NOTICE = gettext_noop(
    "%(meeting)s of %(day)s was only dated on %(dated)s, less than a year before"
)
LATE = gettext_noop(
    "%(meeting)s of %(day)s was only dated on %(dated)s, after the season had begun"
)
NOTHING_SET = gettext_noop(
    "The season of %(body)s that begins on %(day)s has too few dates set before it"
)
MEND = gettext_noop("Date the meetings of %(body)s before %(day)s")


@dataclass(frozen=True)
class Parameters:
    minimum: Dated[int] = values.dated_whole(
        "How many meetings of a season must be dated before it begins.",
        (1, 366),
        example=4,
        default=1,
    )
    counting: str = parameter(
        "`season`: all are dated before the season begins; "
        "`twelve_months`: each is known a year before its day.",
        values.one_of("season", "twelve_months"),
        default="season",
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Late meetings, and seasons that begin without enough dates.

    The first season of a body is not held to it.
    """
    meetings = context.meetings(context.present_or_future)
    known = context.last_meeting(EVER)
    if parameters.counting == "twelve_months":
        breaches = list(_short_notice(context, meetings))
    else:
        breaches = list(_this_season(parameters, context, meetings)) if known else []
        breaches += _seasons_ahead(parameters, context, meetings)
    return Finding(
        breaches=tuple(breaches),
        evidence=findings.meetings_evidence(meetings),
        missing=None if known else context.says("No meeting of %(body)s is known yet"),
        words=context.says("The calendar of %(body)s was set before its season began"),
    )


def _short_notice(context: Context, meetings: list[MeetingFact]) -> Iterator[Breach]:
    for meeting in meetings:
        if meeting.dated_on > add_months(meeting.on, -12):
            yield findings.meeting_breach(context, meeting, SHORT_NOTICE, dated=meeting.dated_on)


def _this_season(
    parameters: Parameters, context: Context, meetings: list[MeetingFact]
) -> Iterator[Breach]:
    season = context.season
    if context.life.first < season.first:
        mine = [m for m in meetings if m.on in season]
        yield from (_late(m, context) for m in mine if m.dated_on >= season.first)
        if _too_few(parameters, mine, season.first):
            yield _nothing_set(context, season.first)


def _seasons_ahead(
    parameters: Parameters, context: Context, meetings: list[MeetingFact]
) -> Iterator[Breach]:
    """Later seasons as long as enough is dated; the first that is not is the next breach."""
    season, last = context.season, min(context.life.last, add_days(FOREVER, -800))
    while season.last < last:
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
    late = findings.meeting_breach(context, meeting, LATE, dated=meeting.dated_on)
    drawn = meeting.dated_on > context.on
    return replace(late, on=meeting.dated_on, until=meeting.dated_on, drawn=drawn)


def _nothing_set(context: Context, first: date) -> Breach:
    said = {"body": context.body_name, "day": first}
    return findings.breach(context, first, NOTHING_SET, MEND, said)


CHECK = Check("calendar_ahead", SUMMARY, Parameters, find, reads=("meetings",))
