"""What a draft's instance stands on: its season, its calendar, and what is dated in it already."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property

from tourdetable.core.planner.terms.instance import Calendar, Span
from tourdetable.domain.meetings.calendar.seasons import season
from tourdetable.domain.networks.models import CharterException
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.places.queries import closed_days
from tourdetable.domain.years.enums import PeriodEffect, School
from tourdetable.domain.years.instance import calendars, commitments
from tourdetable.domain.years.instance.commitments import DatedMeeting
from tourdetable.domain.years.instance.lives import days_with_members
from tourdetable.domain.years.models import Draft, Series
from tourdetable.domain.years.periods.dated import DatedPeriod, periods_of, spans_of

DAY = timedelta(days=1)


class Window:
    """The days over which a draft is planned: those of its season that are still to come."""

    def __init__(self, draft: Draft, today: date) -> None:
        self.draft, self.network, self.today = draft, draft.network, today
        self.season = season(charter_in_force(self.network, on=today), draft.year)
        self.on = max(self.season.first, today)
        self.charter = charter_in_force(self.network, on=self.on)
        first = min(max(self.season.first, today + DAY), self.season.last)
        self.days = Span(first, self.season.last)
        self.dated = commitments.of_season(self.network, self.season)

    @cached_property
    def calendar(self) -> Calendar:
        """Public holidays, bridges and school holidays of the season."""
        first, last = self.season.first, self.season.last
        days = calendars.holidays(self.draft.areas, first, last)
        around = calendars.holidays(self.draft.areas, first - 7 * DAY, last + 7 * DAY)
        bridges = tuple(day for day in calendars.bridges(around) if first <= day <= last)
        spans, _known_until = calendars.school(self.draft.zones, first, last)
        return Calendar(first, last, days, bridges, spans)

    @cached_property
    def periods(self) -> tuple[DatedPeriod, ...]:
        """The periods that the network keeps free, or would rather, in the season."""
        season, zones = self.season, self.draft.zones
        return periods_of(self.network, zones).between(season.first, season.last)

    @cached_property
    def closed(self) -> tuple[Span, ...]:
        """The days on which nobody of the network meets."""
        return spans_of(self.periods, PeriodEffect.CLOSED)

    @cached_property
    def exceptions(self) -> list[CharterException]:
        """What decisions have lifted of the charter."""
        return list(self.network.exceptions.all())

    @cached_property
    def last_before(self) -> dict[tuple[int, str], date]:
        """The last meeting of each body and kind before these days."""
        return commitments.last_before(self.network, self.days.first)

    @cached_property
    def members(self) -> Mapping[int, Span]:
        """From when until when somebody sits in each body."""
        return days_with_members(self.network)

    @cached_property
    def by_kind(self) -> dict[tuple[int, str], list[DatedMeeting]]:
        """The season's meetings of the calendar, by body and kind."""
        found: dict[tuple[int, str], list[DatedMeeting]] = {}
        for meeting in self.dated:
            found.setdefault((meeting.body, meeting.kind), []).append(meeting)
        return found

    def is_closed(self, day: date, *, school: bool) -> bool:
        """Whether a day is a public holiday, in a closed period, or (`school`) in school
        holidays."""
        zones = self.calendar.school_holidays.values() if school else ()
        spans = [*self.closed, *(span for zone in zones for span in zone)]
        return day in self.calendar.public_holidays or any(day in span for span in spans)

    def is_off(self, series: Series, day: date) -> bool:
        """Whether a series cannot meet on a day: a holiday, a period, its places."""
        if self.is_closed(day, school=series.school == School.HARD):
            return True
        part = commitments.part_of(series.opens, series.closes)
        if series.room is not None and closed_days(series.room, part, day, day):
            return True
        hosts = list(series.places.all())
        return bool(hosts) and all(closed_days(host, part, day, day) for host in hosts)
