"""The meetings of a season are all dated before it begins (CLUB-07)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from tourdetable.core.charter.checking import findings, mending, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import EVER, Context
from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.terms.days import FOREVER, Dated, Period, add_days
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
TOO_FEW = gettext_noop(
    "%(body)s: %(count)s of %(minimum)s dates were set before the season that begins on %(day)s"
)
TO_SET = gettext_noop(
    "%(body)s: %(count)s of %(minimum)s dates are set for the season that begins on %(day)s"
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
    if parameters.counting == "twelve_months":
        breaches = list(_short_notice(context, meetings))
        concerned = bool(meetings)
    else:
        breaches = [*_this_season(parameters, context), *_seasons_ahead(parameters, context)]
        concerned = any(_is_held(context, meeting) for meeting in meetings)
    known = bool(context.drawn(EVER))
    return Finding(
        concerned=concerned or not (known or context.season.first <= context.life.first),
        breaches=tuple(breaches),
        evidence=findings.meetings_evidence(meetings),
        missing=None if known else context.says("No meeting of %(body)s is known yet"),
        words=context.says("The calendar of %(body)s was set before its season began"),
    )


def _is_held(context: Context, meeting: MeetingFact) -> bool:
    """Whether a meeting is in a season that its body could prepare."""
    return context.life.first < context.charter.season.containing(meeting.on).first


def _short_notice(context: Context, meetings: list[MeetingFact]) -> Iterator[Breach]:
    for meeting in meetings:
        if meeting.dated_on > add_months(meeting.on, -12):
            yield findings.meeting_breach(context, meeting, SHORT_NOTICE, dated=meeting.dated_on)


def _this_season(parameters: Parameters, context: Context) -> Iterator[Breach]:
    """Of a season that has begun, a meeting cancelled since had its date all the same."""
    season = context.season
    if context.life.first < season.first and context.drawn(EVER):
        yield from _late(context, season)
        yield from _too_few(parameters, context, season, context.drawn(season, season.first))


def _seasons_ahead(parameters: Parameters, context: Context) -> Iterator[Breach]:
    """Later seasons as long as enough is dated; the first that is not is the next breach."""
    season, last = context.season, min(context.life.last, add_days(FOREVER, -800))
    while season.last < last:
        season = context.charter.season.containing(add_days(season.last, 1))
        yield from _late(context, season)
        if context.life.first < season.first:
            few = list(_too_few(parameters, context, season, context.meetings(season)))
            yield from few
            if few:
                return


def _late(context: Context, season: Period) -> Iterator[Breach]:
    """Meetings of a season that were dated once it had begun."""
    for meeting in context.meetings(season):
        day = meeting.dated_on
        if day >= season.first:
            late = findings.meeting_breach(context, meeting, LATE, dated=day)
            yield replace(late, on=day, until=day, drawn=day > context.on)


def _too_few(
    parameters: Parameters, context: Context, season: Period, meetings: list[MeetingFact]
) -> Iterator[Breach]:
    """A season for which too few of these meetings had their date before it began."""
    minimum = parameters.minimum.on(season.first)
    count = sum(meeting.dated_on < season.first for meeting in meetings)
    if minimum is not None and count < minimum:
        said = {"body": context.body_name, "count": count, "minimum": minimum}
        words, first = TO_SET if season.first > context.on else TOO_FEW, season.first
        yield findings.breach(context, first, words, MEND, {**said, "day": first})


CHECK = Check(
    "calendar_ahead",
    SUMMARY,
    Parameters,
    find,
    reads=("meetings",),
    mending=mending.DRAWING,
)
