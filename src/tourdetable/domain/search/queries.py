"""Reads: what somebody finds, of what they may read.

Whoever may not read an entry does not match it: nothing of it is counted, sorted, quoted or
suggested. Who they are is asked of the engine together with the words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tourdetable.core.finding.asking import SoughtWords
from tourdetable.core.finding.spelling import keys, may_be_mistyped, nearest
from tourdetable.core.finding.stems import words
from tourdetable.core.finding.tokens import forms, token
from tourdetable.core.words.collation import folded
from tourdetable.domain.networks.models import Network
from tourdetable.domain.search.engines.door import ids
from tourdetable.domain.search.engines.wanted import FIRST, LAST, Group, Wanted
from tourdetable.domain.search.indexing import BODY, KIND, TITLE, WORD, filed_under
from tourdetable.domain.search.marks import FULLER, READ, SearchPlace, tokens
from tourdetable.domain.search.models import FORMER, SearchEntry, SearchGeneration, SearchSpelling
from tourdetable.domain.search.ordering import first_id, last_id

MOST = 500
"""Results that are counted and shown: beyond, one is asked for another word."""
NEAR, TRIED = 3, 8
"""Words suggested in place of one, and those that are tried for it."""
KNOWN = 200
"""Words looked at that share a key of spelling with one."""


@dataclass(frozen=True)
class SearchReaders:
    """Who searches, as an engine is told: in some indexes, what they may read of each.

    `may` are the marks of which an entry must have one, `fuller` those of which it may have none.
    """

    may: Group
    fuller: Group

    def wanting(self, every: Iterable[Group], none: Iterable[str] = ()) -> Wanted:
        """Entries that they may read, with a token of each group, without some."""
        return Wanted((*every, self.may), (*none, *self.fuller))


def readers(places: Iterable[SearchPlace]) -> SearchReaders:
    """Whoever searches in some networks (one query). Of a network without an index, nothing."""
    by_network = {place.network.pk: place for place in places}
    may, fuller = list[str](), list[str]()
    for one in answering(by_network):
        marks = by_network[one.network_id].marks
        may += tokens(READ, one.pk, marks)
        fuller += tokens(FULLER, one.pk, marks)
    return SearchReaders(tuple(may), tuple(fuller))


def answering(networks: Collection[int]) -> list[SearchGeneration]:
    """The indexes that answer for some networks: where the first one is not ready yet, what there
    is of it."""
    rows = SearchGeneration.objects.filter(network__in=networks).exclude(made=FORMER)
    rows = rows.order_by("live", "pk")
    return list({one.network_id: one for one in rows}.values())


@dataclass(frozen=True)
class Sieve:
    """What results are kept: those of some sources, of a body (by id), of a period, under a tag."""

    kinds: tuple[str, ...] = ()
    body: int | None = None
    since: date | None = None
    until: date | None = None
    tag: str = ""

    @property
    def groups(self) -> list[Group]:
        """As tokens."""
        found = [tuple(token(KIND, kind) for kind in self.kinds)] if self.kinds else []
        found += [] if self.body is None else [(token(BODY, str(self.body)),)]
        return [*found, (filed_under(self.tag),)] if self.tag else found

    @property
    def dated(self) -> bool:
        """Whether what has no day is left out."""
        return self.since is not None or self.until is not None

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last id of the period."""
        since = date.min if self.since is None and self.dated else self.since
        first = FIRST if since is None else first_id(since)
        return first, LAST if self.until is None else last_id(self.until)


EVERYTHING = Sieve()


@dataclass(frozen=True)
class SearchAnswer:
    """The ids of what is found, in order; `more`: there are others, that are not shown."""

    ids: tuple[int, ...]
    more: bool = False


def search(
    asked: SoughtWords, who: SearchReaders, sieve: Sieve = Sieve(), most: int = MOST
) -> SearchAnswer:
    """What somebody finds: what is called so and has no day (people, bodies), then what is called
    so, then what says so; each time the latest first. Two questions to the engine, or three."""
    if asked.nothing or not who.may:
        return SearchAnswer(())
    found = ids(wanting(asked, who, sieve, WORD), most + 1)
    if not found:
        return SearchAnswer(())
    titled = names_first(wanting(asked, who, sieve, TITLE), most)
    every = tuple(dict.fromkeys((*titled, *found)))
    return SearchAnswer(every[:most], more=len(found) > most)


def names_first(title: Wanted, most: int) -> list[int]:
    """What is called so: what has no day, then the rest."""
    titled, undated = ids(title, most), last_id(None)
    if len(titled) < most:
        return sorted(titled, key=lambda one: one > undated)
    names = ids(replace(title, last=undated), most) if title.first <= undated else []
    return [*names, *titled]


def wanting(asked: SoughtWords, who: SearchReaders, sieve: Sieve, where: str) -> Wanted:
    """The question, of the words of the titles or of all."""
    every = [tuple(sorted(token(where, one) for one in forms(word))) for word in asked.words]
    every += [(token(where, day),) for day in asked.days]
    none = [token(WORD, one) for word in asked.without for one in sorted(forms(word))]
    first, last = sieve.span
    wanted = who.wanting((*every, *sieve.groups), none)
    return replace(wanted, phrases=asked.phrases, first=first, last=last)


def entries_of(found: Sequence[int]) -> list[SearchEntry]:
    """The entries of a page of results, in its order (one query)."""
    rows = SearchEntry.objects.select_related("generation__network", "body").in_bulk(list(found))
    return [rows[one] for one in found if one in rows]


def suggested(asked: SoughtWords, who: SearchReaders) -> tuple[str, ...]:
    """The words, those of which nothing was found being replaced by the nearest of the titles that
    this reader may read; nothing when there is none. Their number of queries is bounded."""
    better = [corrected(word, who) or word for word in asked.words]
    return tuple(better) if tuple(better) != asked.words else ()


def corrected(word: str, who: SearchReaders) -> str:
    """What stands in a title that the reader may read, and is nearly this word; nothing if the word
    itself does, or nothing is near."""
    if not may_be_mistyped(word) or titles_with(word, WORD, who):
        return ""
    generations = {int(one[1:].partition("_")[0]) for one in who.may}
    rows = SearchSpelling.objects.filter(generation__in=generations, key__in=keys(word))
    known = rows.order_by("word").values_list("word", flat=True).distinct()[:KNOWN]
    for near in nearest(word, known, TRIED):
        for entry in entries_of(titles_with(near, TITLE, who)):
            written = (one for one in words(entry.title) if folded(one) == near)
            return next(written, near)
    return ""


def titles_with(word: str, where: str, who: SearchReaders) -> list[int]:
    """An entry that the reader may read with this word."""
    return ids(who.wanting([tuple(sorted(token(where, one) for one in forms(word)))]), 1)


def number_of_entries(network: Network) -> int:
    """How many entries the index that answers for a network holds."""
    return SearchEntry.objects.filter(generation__network=network, generation__live=True).count()
