"""Bodies, the places where they meet, the articles of the charter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import QuerySet

from tourdetable.domain.networks.models import Body, CharterVersion, Network
from tourdetable.domain.places.models import Place
from tourdetable.domain.search.marks import MEMBERS, THE_TEXT, THE_YEAR, shown
from tourdetable.domain.search.sources.base import (
    SearchNews,
    SearchReading,
    SearchSource,
    Seen,
    Thing,
    joined,
)


class BodiesSource(SearchSource):
    """Bodies: strangers know of those of today, of the kinds that the charter shows."""

    code = "body"

    def rows(self, seen: Seen) -> QuerySet[Body]:
        return Body.objects.filter(network=seen.network)

    def things(self, rows: Sequence[Body], seen: Seen) -> Iterator[Thing]:
        for body in rows:
            today = body.starts <= seen.on and (body.ends is None or body.ends >= seen.on)
            readers = shown(body.kind) if today else frozenset({MEMBERS})
            reading = SearchReading(readers, body.name, joined(body.territory, body.purpose))
            again = next_day(seen.on, [(body.starts, body.ends)])
            yield Thing(body.pk, (reading,), body.pk, again_on=again, part=body.slug)

    def touched(self, news: SearchNews) -> Iterable[int]:
        return news.bodies


class PlacesSource(SearchSource):
    """Where meetings are held, for those who draw up the year."""

    code = "place"

    def rows(self, seen: Seen) -> QuerySet[Place]:
        return Place.objects.filter(network=seen.network)

    def things(self, rows: Sequence[Place], seen: Seen) -> Iterator[Thing]:
        for place in rows:
            where = joined(place.address, place.sector)
            yield Thing(place.pk, (SearchReading(frozenset({THE_YEAR}), place.name, where),))


class ArticlesSource(SearchSource):
    """The articles of the charter in force: the network's own row, each article being a part."""

    code = "article"

    def rows(self, seen: Seen) -> QuerySet[Network]:
        return Network.objects.filter(pk=seen.network.pk)

    def things(self, rows: Sequence[Network], seen: Seen) -> Iterator[Thing]:
        coming = [row.in_force_from for row in seen.versions if row.in_force_from > seen.on]
        for network in rows:
            for article in seen.charter(seen.on).articles_by_id.values():
                title = f"{article.id} — {article.title}"
                reading = SearchReading(frozenset({MEMBERS, THE_TEXT}), title, article.text)
                again = min(coming, default=None)
                yield Thing(network.pk, (reading,), part=article.id, again_on=again)

    def touched(self, news: SearchNews) -> Iterable[int]:
        amended = any(kind.startswith(("charter.", "network.")) for kind in news.kinds)
        return CharterVersion.objects.values_list("network", flat=True) if amended else ()


def next_day(on: date, spans: Iterable[tuple[date, date | None]]) -> date | None:
    """The first day after this one on which one of these spans begins, or is over."""
    days = [day for starts, ends in spans for day in (starts, after(ends)) if day and day > on]
    return min(days, default=None)


def after(day: date | None) -> date | None:
    """The next day, if there is one."""
    return None if day is None else date.fromordinal(day.toordinal() + 1)
