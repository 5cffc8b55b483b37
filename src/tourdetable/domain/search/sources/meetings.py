"""Meetings, and the points of their agendas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import QuerySet

from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.search.marks import knowing, sitting
from tourdetable.domain.search.sources.base import (
    SearchNews,
    SearchReading,
    SearchSource,
    Seen,
    Thing,
    joined,
    keys,
)


class MeetingsSource(SearchSource):
    """Meetings that one may know of; only those who sit there read what they are for, and where
    they are held."""

    code, leads = "meeting", True

    def rows(self, seen: Seen) -> QuerySet[Meeting]:
        found = Meeting.objects.filter(body__network=seen.network)
        return found.select_related("body__network", "place")

    def things(self, rows: Sequence[Meeting], seen: Seen) -> Iterator[Thing]:
        for meeting in rows:
            text = joined(meeting.purpose, meeting.where)
            inside = SearchReading(sitting(meeting.body_id), meeting.title, text)
            outside = SearchReading(knowing(meeting.kind), meeting.title)
            readings = (inside, outside)
            yield Thing(meeting.pk, readings, meeting.body_id, meeting.day, at=meeting.pk)

    def touched(self, news: SearchNews) -> Iterable[int]:
        return news.meetings | keys(Meeting.objects.filter(place__in=news.of("place")))


class PointsSource(SearchSource):
    """Points of agendas, for those who sit in the body."""

    code = "point"

    def rows(self, seen: Seen) -> QuerySet[AgendaItem]:
        found = AgendaItem.objects.filter(meeting__body__network=seen.network)
        return found.select_related("meeting__body__network")

    def things(self, rows: Sequence[AgendaItem], seen: Seen) -> Iterator[Thing]:
        for item in rows:
            meeting = item.meeting
            text = joined(item.question, item.note, item.brought_by)
            reading = SearchReading(sitting(meeting.body_id), item.title, text)
            yield Thing(item.pk, (reading,), meeting.body_id, meeting.day, at=meeting.pk)

    def touched(self, news: SearchNews) -> Iterable[int]:
        return keys(AgendaItem.objects.filter(meeting__in=news.meetings))
