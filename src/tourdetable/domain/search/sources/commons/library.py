"""What members bring to the library, as long as it is held for true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q, QuerySet

from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience
from tourdetable.domain.library.models import Entry
from tourdetable.domain.search.marks import EVERYBODY, MEMBERS, holding, sitting
from tourdetable.domain.search.sources.base import (
    SearchNews,
    SearchReading,
    SearchSource,
    Seen,
    Thing,
    joined,
    keys,
    tags_of,
)
from tourdetable.domain.search.sources.files import texts_of

TEXTS = (
    "line", "text", "territory", "for_whom", "source", "organiser", "initiative", "partners",
    "practice_because", "results", "file_name",
)  # fmt: skip
"""What its page says of it, to all its readers."""

TOLD = (Attribution.NAMED, Attribution.INSTITUTION)
"""Attributions that say which seat brought it."""


class EntriesSource(SearchSource):
    """As `library.queries.seen_by` and `for_everybody` say, but for those that are retired."""

    code, filed = "entry", Entry

    def rows(self, seen: Seen) -> QuerySet[Entry]:
        found = Entry.objects.filter(network=seen.network, retired_on=None)
        return found.select_related("seat__institution", "person").prefetch_related("tags")

    def things(self, rows: Sequence[Entry], seen: Seen) -> Iterator[Thing]:
        files = texts_of(row.stored_id for row in rows)
        for entry in rows:
            written = (getattr(entry, name) for name in TEXTS)
            text = joined(*written, who(entry), files.get(entry.stored_id or 0, ""))
            reading = SearchReading(readers(entry), entry.title, text)
            yield Thing(entry.pk, (reading,), entry.body_id, entry.brought_on, tags=tags_of(entry))

    def documents(self) -> QuerySet[Entry]:
        return Entry.objects.filter(stored__isnull=False, retired_on=None)

    def touched(self, news: SearchNews) -> Iterable[int]:
        told = Q(seat__institution__in=news.of("institution")) | Q(person__in=news.of("person"))
        moved = Q(seat__in=news.of("seat")) | Q(keeper__in=news.of("seat"))
        return keys(Entry.objects.filter(Q(pk__in=news.of(self.code)) | told | moved))


def who(entry: Entry) -> str:
    """Who brought it, as far as its attribution tells."""
    seat = entry.seat.institution.name if entry.seat and entry.attribution in TOLD else ""
    named = entry.person is not None and entry.attribution == Attribution.NAMED
    return joined(seat, str(entry.person) if named else "")


def readers(entry: Entry) -> frozenset[str]:
    """Those for whom it is, and the seats that brought it or keep it."""
    own = holding([entry.seat_id, entry.keeper_id])
    if entry.audience == Audience.PUBLIC:
        return own | {EVERYBODY, MEMBERS}
    if entry.audience == Audience.BODY and entry.body_id is not None:
        return own | sitting(entry.body_id)
    return own | {MEMBERS}
