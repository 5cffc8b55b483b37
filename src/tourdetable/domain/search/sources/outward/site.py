"""What everybody reads on the public site: pages, news, decisions in words of their own, days to
which one registers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from tourdetable.core.words.audience import Audience
from tourdetable.domain.search.marks import EVERYBODY, MEMBERS, NOBODY, knowing
from tourdetable.domain.search.sources.base import (
    SearchNews,
    SearchReading,
    SearchSource,
    Seen,
    Thing,
    joined,
    keys,
)
from tourdetable.domain.search.sources.cutting import MarkedText
from tourdetable.domain.site.models import OpenDay, PublicReading, SitePage
from tourdetable.domain.site.queries import public_kinds, published_readings, shown_editions
from tourdetable.domain.site.texts import IMAGE

ALL = frozenset({EVERYBODY, MEMBERS})


def for_all(text: str, on: date) -> str:
    """The words of a text that is written for everybody."""
    return MarkedText.of(IMAGE.sub("", text), Audience.PUBLIC, on).read_by(Audience.PUBLIC)


class PagesSource(SearchSource):
    """Pages and news, in the edition that is read that day; the next one on its day."""

    code = "page"

    def rows(self, seen: Seen) -> QuerySet[SitePage]:
        found = SitePage.objects.filter(network=seen.network, taken_back_on=None)
        return found.prefetch_related("editions")

    def things(self, rows: Sequence[SitePage], seen: Seen) -> Iterator[Thing]:
        shown = shown_editions(seen.network, on=seen.on).filter(page__in=rows)
        read = {edition.page_id: edition for edition in shown}
        for page in rows:
            again, one = next_edition(page, seen.on), read.get(page.pk)
            if one is not None:
                text = joined(one.lead, for_all(one.text, seen.on))
                reading = SearchReading(ALL, one.title, text)
            elif again is not None:
                reading = SearchReading(frozenset({NOBODY}), "")
            else:
                continue
            yield Thing(page.pk, (reading,), on=page.dated_on, part=page.slug, again_on=again)


def next_edition(page: SitePage, on: date) -> date | None:
    """The next day on which it says something else."""
    kept = (one.shows_on for one in page.editions.all() if one.number >= page.since)
    return min((day for day in kept if day > on), default=None)


class ReadingsSource(SearchSource):
    """Decisions as everybody reads them; not whose they are, which the charter may not show."""

    code = "reading"

    def rows(self, seen: Seen) -> QuerySet[PublicReading]:
        return published_readings(seen.network)

    def things(self, rows: Sequence[PublicReading], seen: Seen) -> Iterator[Thing]:
        for one in rows:
            text = joined(one.decision.reference, for_all(one.text, seen.on))
            yield Thing(one.pk, (SearchReading(ALL, one.title, text),), on=one.published_on)


class DaysSource(SearchSource):
    """Open days, for those who may know of their meetings."""

    code = "day"

    def rows(self, seen: Seen) -> QuerySet[OpenDay]:
        found = OpenDay.objects.filter(meeting__body__network=seen.network)
        kinds = public_kinds(seen.charter(seen.on))
        found = found.exclude(published_on=None).filter(meeting__kind__in=kinds)
        return found.select_related("meeting__body__network")

    def things(self, rows: Sequence[OpenDay], seen: Seen) -> Iterator[Thing]:
        for one in rows:
            meeting, said = one.meeting, for_all(one.programme, seen.on)
            text = joined(one.lead, for_all(one.for_whom, seen.on), said)
            reading = SearchReading(knowing(meeting.kind), meeting.title, text)
            yield Thing(one.pk, (reading,), meeting.body_id, meeting.day, at=meeting.pk)

    def touched(self, news: SearchNews) -> Iterable[int]:
        about = Q(pk__in=news.of(self.code)) | Q(meeting__in=news.meetings)
        return keys(OpenDay.objects.filter(about))
