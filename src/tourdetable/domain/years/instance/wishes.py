"""What each series of a draft asks of the days that are left to it."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.wording import short_day
from tourdetable.domain.years.instance.attendees import days_of
from tourdetable.domain.years.instance.commitments import DatedMeeting, part_of
from tourdetable.domain.years.instance.lifted import lifted_for
from tourdetable.domain.years.instance.requirements import Requirements, requirements
from tourdetable.domain.years.instance.window import DAY, Window
from tourdetable.domain.years.models import Series

EVER = Span(date.min, date.max)


@dataclass(frozen=True)
class SeriesWish:
    """A series with its days, what the charter asks of it, and its meetings in the calendar.

    `past` are held; `ahead` stay where they are, placed as the planner could have; `aside`, the
    others to come, count among those it asks for and nobody plans them.
    """

    series: Series
    asked: Requirements
    days: Span
    past: tuple[DatedMeeting, ...]
    ahead: tuple[DatedMeeting, ...]
    aside: tuple[DatedMeeting, ...]

    @property
    def body(self) -> Body:
        return self.series.body

    @property
    def name(self) -> str:
        """Its body in the planner."""
        return str(self.series.planner_id)

    @property
    def part(self) -> str:
        """The part of the day that its hours take."""
        return str(part_of(self.series.opens, self.series.closes))

    @property
    def least_gap(self) -> int:
        """Days from one meeting to the next, at least (0: nobody asks)."""
        return max(self.series.least_gap or 0, self.asked.least_gap)

    @property
    def meetings(self) -> int:
        """How many are to be placed, those ahead included: what is dated is never too much."""
        return max(len(self.ahead), self.series.meetings - len(self.past) - len(self.aside))


def wishes_of(window: Window, rows: Iterable[Series]) -> list[SeriesWish]:
    """The wishes of series that ask for something. `ValidationError`: no day left."""
    series = list(rows)
    found = (wish_of(window, one, required(window, one, series)) for one in series)
    return [wish for wish in found if wish is not None]


def required(window: Window, one: Series, series: Iterable[Series]) -> Requirements:
    """What the charter asks of a series."""
    of_body = [other for other in series if other.body_id == one.body_id]
    largest = max(of_body, key=lambda other: (other.meetings, -other.pk))
    body_kind = one.body.kind
    lifted = lifted_for(one.body, series_span(window, one), window.exceptions)
    return requirements(
        window.charter,
        body_kind,
        one.kind,
        on=window.on,
        largest=one is largest,
        lifted=lifted,
    )


def series_span(window: Window, series: Series) -> Span:
    """The days of a series in the window, from its first one to the last."""
    first = max(series.first, window.days.first)
    return Span(first, max(first, min(series.last, window.days.last)))


def wish_of(window: Window, series: Series, asked: Requirements) -> SeriesWish | None:
    """The series over the days that are left to it; None when nothing is left to ask."""
    dated = window.by_kind.get((series.body_id, series.kind), [])
    days = days_left(window, series, asked)
    if days is None:
        must_ask_no_more(window, series, dated)
        return None
    past = tuple(one for one in dated if one.on <= window.today)
    later = [one for one in dated if one not in past]
    ahead = placed(window, series, asked, days, later)
    aside = tuple(one for one in later if one not in ahead)
    return SeriesWish(series, asked, days, past, tuple(ahead), aside)


def must_ask_no_more(window: Window, series: Series, dated: Sized) -> None:
    """Refuse a series that still asks for a meeting when no day is left to it; say which end."""
    if series.meetings > len(dated):
        raise ValidationError(why_no_day(window, series))


def why_no_day(window: Window, series: Series) -> str:
    """Which end leaves a series no day: its own, that of its body, or that of the last mandate."""
    ends, members = series.body.ends, window.members.get(series.body_id, EVER)
    said = {"body": series.body, "first": short_day(series.first), "last": short_day(series.last)}
    words = _("%(body)s: no day is left for its meetings of %(first)s to %(last)s.")
    if ends is not None and ends < max(series.first, window.days.first):
        words = _("%(body)s ends on %(last)s: take its meetings out of the draft.")
        said["last"] = short_day(ends)
    elif members.last < max(series.first, window.days.first):
        words = _("%(body)s: the last mandate ends on %(last)s, nobody would come to its meetings.")
        said["last"] = short_day(members.last)
    return words % said


def days_left(window: Window, series: Series, asked: Requirements) -> Span | None:
    """The days of the series: its own, its body's and its members', to come, of the charter."""
    body, members = series.body, window.members.get(series.body_id, EVER)
    first = max(series.first, window.days.first, body.starts, members.first, window.today + DAY)
    last = min(series.last, window.days.last, body.ends or date.max, members.last)
    if first > last:
        return None
    days = [day for day in days_of(Span(first, last)) if asked.in_season(day)]
    return Span(days[0], days[-1]) if days else None


def placed(
    window: Window, series: Series, asked: Requirements, days: Span, dated: Iterable[DatedMeeting]
) -> list[DatedMeeting]:
    """Those that the planner could have put where they are: the first of a day, on its days."""
    found: dict[date, DatedMeeting] = {}
    for meeting in dated:
        day = meeting.on
        allowed = day in days and asked.allows(day) and day.weekday() in series.weekdays
        if allowed and not window.is_off(series, day):
            found.setdefault(day, meeting)
    return list(found.values())
