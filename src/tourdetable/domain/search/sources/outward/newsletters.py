"""Newsletters that have left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.newsletters.models import Newsletter
from tourdetable.domain.newsletters.queries import sent_newsletters
from tourdetable.domain.search.marks import MEMBERS
from tourdetable.domain.search.sources.base import (
    SearchReading,
    SearchSource,
    Seen,
    Thing,
    joined,
)
from tourdetable.domain.search.sources.outward.site import ALL, for_all


class NewslettersSource(SearchSource):
    """All for the members; for everybody, those whose page is open to all."""

    code = "newsletter"

    def rows(self, seen: Seen) -> QuerySet[Newsletter]:
        return sent_newsletters(seen.network).prefetch_related("items")

    def things(self, rows: Sequence[Newsletter], seen: Seen) -> Iterator[Thing]:
        for one in rows:
            told = (joined(item.title, item.words) for item in one.items.all())
            text = joined(for_all(one.text, seen.on), *told)
            readers = ALL if one.open_to_all else frozenset({MEMBERS})
            day = local_day(seen.network, one.sent_at) if one.sent_at else None
            yield Thing(one.pk, (SearchReading(readers, one.title, text),), on=day)
