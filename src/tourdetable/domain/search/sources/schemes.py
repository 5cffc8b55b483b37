"""Bodies and schemes outside the network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from tourdetable.domain.schemes.models import OutsideScheme
from tourdetable.domain.search.marks import MEMBERS
from tourdetable.domain.search.sources.base import SearchReading, SearchSource, Seen, Thing, tags_of


class SchemesSource(SearchSource):
    """As `schemes.queries.seen_by` says: all members read the register."""

    code, filed = "scheme", OutsideScheme

    def rows(self, seen: Seen) -> QuerySet[OutsideScheme]:
        return OutsideScheme.objects.filter(network=seen.network).prefetch_related("tags")

    def things(self, rows: Sequence[OutsideScheme], seen: Seen) -> Iterator[Thing]:
        for scheme in rows:
            reading = SearchReading(frozenset({MEMBERS}), scheme.name, scheme.text)
            yield Thing(scheme.pk, (reading,), on=scheme.checked_on, tags=tags_of(scheme))
