"""What is found, of what the reader may read: the index is brought up to date, then asked. The
number of queries does not grow with what it holds (ADR 101)."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from django.core.paginator import Page
from django.db import OperationalError

from tourdetable.core.finding.asking import SoughtWords
from tourdetable.core.finding.snippets import Marker, Piece
from tourdetable.domain.networks.queries import Standing, local_day, standings
from tourdetable.domain.search.actions.feeding import refresh
from tourdetable.domain.search.marks import SearchPlace
from tourdetable.domain.search.models import SearchEntry
from tourdetable.domain.search.queries import (
    SearchAnswer,
    SearchReaders,
    Sieve,
    entries_of,
    readers,
    search,
    suggested,
)
from tourdetable.interface.web.areas.search.addresses import KINDS, FoundAt
from tourdetable.interface.web.base.scene import Scene

log = logging.getLogger(__name__)


class ResultShown(NamedTuple):
    """A result on a page: what it is, where it comes from, and where the words stand in it."""

    kind: str
    heading: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]
    url: str
    network: str
    body: str
    on: date | None


def others(scene: Scene) -> tuple[Standing, ...]:
    """Where the reader stands in their other networks (three queries)."""
    if scene.standing is None:
        return ()
    every = standings(scene.standing.person, now=scene.now)
    return tuple(one for one in every if one.network != scene.network)


def places_of(scene: Scene, others: Iterable[Standing]) -> list[SearchPlace]:
    """The network of a page, and others, as the reader stands in each."""
    here = SearchPlace(scene.network, scene.charter, scene.standing)
    return [here, *(SearchPlace(one.network, one.charter, one) for one in others)]


@dataclass(frozen=True)
class Looking:
    """Somebody looks for something in some networks; `several` when they might in others."""

    places: Sequence[SearchPlace]
    now: datetime
    several: bool = False

    def answer(self, asked: SoughtWords, sieve: Sieve) -> Answered:
        """What is found; where nothing is, what is found of the nearest words."""
        ready = [self.bring_up(place) for place in self.places]
        who = readers(self.places)
        found = search(asked, who, sieve)
        if found.ids or asked.nothing:
            return Answered(found, asked, complete=all(ready))
        return self.nearly(asked, who, sieve, all(ready))

    def nearly(
        self, asked: SoughtWords, who: SearchReaders, sieve: Sieve, complete: bool
    ) -> Answered:
        """What is found of the nearest words that this reader may read."""
        words = suggested(asked, who)
        meant = replace(asked, words=words, phrases=())
        found = search(meant, who, sieve) if words else SearchAnswer(())
        if not found.ids:
            return Answered(found, asked, complete)
        return Answered(found, meant, complete, " ".join(words))

    def bring_up(self, place: SearchPlace) -> bool:
        """Index what was recorded since; whether all is. A database that is busy is no reason not
        to answer."""
        on = local_day(place.network, self.now)
        try:
            return refresh(network=place.network, on=on)
        except OperationalError:
            log.exception("Search: the index of %s could not be brought up to date", place.network)
            return False

    def shown(self, page: Page[int], asked: SoughtWords) -> Iterator[ResultShown]:
        """A page of results (one query)."""
        marker, by_network = Marker.of(asked), {one.network.pk: one for one in self.places}
        for entry in entries_of(list(page)):
            place = by_network[entry.generation.network_id]
            yield result(entry, place.member, marker, several=self.several)


@dataclass(frozen=True)
class Answered:
    """What was found, and of which words; `complete`: the index says all that was recorded;
    `instead`: the words that were looked for in the place of others."""

    found: SearchAnswer
    asked: SoughtWords
    complete: bool
    instead: str = ""

    @property
    def ids(self) -> Sequence[int]:
        return self.found.ids


def result(
    entry: SearchEntry, reader: Standing | None, marker: Marker, *, several: bool
) -> ResultShown:
    """An entry as it is shown; its network is said where one looks in `several`."""
    kind = KINDS[entry.source]
    body = entry.body if entry.source != "body" else None
    return ResultShown(
        str(kind.one),
        marker.title(entry.title),
        marker.excerpt(entry.text),
        kind.address(FoundAt(entry, reader)),
        entry.generation.network.name if several else "",
        body.name if body else "",
        entry.on,
    )
