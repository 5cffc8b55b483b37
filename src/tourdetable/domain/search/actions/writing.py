"""Writing the entries of an index. What has not changed is left as it is: its place in the results
says nothing of what others may read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from tourdetable.domain.search.indexing import entries, same, spellings, title_words
from tourdetable.domain.search.models import SearchEntry, SearchGeneration, SearchSpelling
from tourdetable.domain.search.ordering import entry_id
from tourdetable.domain.search.sources.base import SearchSource, Seen
from tourdetable.domain.search.sources.every import BY_CODE

BATCH = 500


class Writer:
    """Writes in an index; `one` is saved by the caller, with the numbers that were `given`."""

    def __init__(self, one: SearchGeneration, seen: Seen) -> None:
        self.one, self.seen = one, seen

    @staticmethod
    def known_at(one: SearchGeneration, meetings: Collection[int]) -> Iterable[tuple[str, int]]:
        """What is indexed of some meetings, though it may be gone: sources and rows."""
        rows = SearchEntry.objects.filter(generation=one, at__in=meetings).order_by()
        return rows.values_list("source", "about").distinct() if meetings else ()

    def renew(self, source: SearchSource, about: Collection[int]) -> None:
        """Index some rows again, or take them out if they are no more."""
        if not about:
            return
        found = source.rows(self.seen).filter(pk__in=about).order_by("pk")
        former = SearchEntry.objects.filter(
            generation=self.one, source=source.code, about__in=about
        )
        self.write(self.made(source, list(found)), former)

    def add(self, source: SearchSource, rows: Sequence[Any]) -> None:
        """Index rows that are not indexed yet."""
        self.write(self.made(source, rows), SearchEntry.objects.none())

    def made(self, source: SearchSource, rows: Sequence[Any]) -> list[SearchEntry]:
        """The entries of some rows."""
        things = source.things(rows, self.seen)
        return [one for thing in things for one in entries(source.code, thing, self.one.pk)]

    def write(self, made: list[SearchEntry], former: QuerySet[SearchEntry]) -> None:
        """Have these entries stand in the place of others."""
        known = {(entry.source, entry.about, same(entry)): entry.pk for entry in former}
        new = [
            entry for entry in made if not known.pop((entry.source, entry.about, same(entry)), None)
        ]
        SearchEntry.objects.filter(pk__in=known.values()).delete()
        for entry in new:
            entry.pk = self.number(entry)
        SearchEntry.objects.bulk_create(new, batch_size=BATCH)
        self.spell(title_words(new))

    def number(self, entry: SearchEntry) -> int:
        """The id of a new entry."""
        self.one.given += 1
        leads = BY_CODE[entry.source].leads
        return entry_id(entry.on, self.one.pk, self.one.given, leads=leads)

    def spell(self, words: set[str]) -> None:
        """Have the words of titles found by those who mistype them."""
        rows = SearchSpelling.objects.filter(generation=self.one, word__in=words)
        new = words - set(rows.values_list("word", flat=True).distinct()) if words else ()
        SearchSpelling.objects.bulk_create(
            [
                SearchSpelling(generation=self.one, key=key, word=word)
                for word in sorted(new)
                for key in sorted(spellings(word))
            ],
            batch_size=BATCH,
            ignore_conflicts=True,
        )
