"""What a search costs, of as many invented records: the commonest word and a rare one, a phrase, a
name mistyped, for a reader of everything and for a reader of few.

Nothing of a page but what the index answers: who may read, the words, the ten results and their
excerpts. `make bench` fails when one passes 100 milliseconds, or 1.5 times what it was for half as
many records.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from bench.costs import seconds_of

if TYPE_CHECKING:
    from tourdetable.domain.networks.models import Network
    from tourdetable.domain.search.models import SearchEntry
    from tourdetable.domain.search.queries import SearchReaders

SIZES = (100_000, 200_000)
BODIES, KNOWN = 400, 20_000
"""Bodies of the network, and words of its language."""
FIRST, DAYS = date(2018, 1, 1), 3_300
BATCH = 2_000
REPEATS = 9
MOST_MS, MOST_GROWTH, FELT = 100.0, 1.5, 10.0
"""Milliseconds of processor for a first page; growth for twice the records, once it is felt."""

QUESTIONS = {
    "commonest word": "réunion",
    "two common words": "réunion commune",
    "a word of one in ten": "logement",
    "a rare word": "mot17000",
    "a phrase": '"réunion de la commune"',
    "a phrase that is nowhere": '"commune de la réunion"',
    "a word left out": "réunion -commune",
    "a name mistyped": "Querebel",
    "nothing": "introuvable",
}


@dataclass(frozen=True)
class SearchCost:
    """One question of one reader at one size: results told, milliseconds of processor."""

    question: str
    reader: str
    size: int
    found: int
    cpu_ms: float


def texts(dice: random.Random) -> Iterator[tuple[str, str]]:
    """Titles and texts: words as frequent as in a language, each text saying the commonest."""
    words = [f"mot{number}" for number in range(KNOWN)]
    weights = [1 / (number + 3) for number in range(KNOWN)]
    while True:
        drawn = dice.choices(words, weights, k=64)
        common = "réunion de la commune" if dice.random() < 0.3 else "réunion"
        often = ["logement"] if dice.random() < 0.1 else []
        yield " ".join(drawn[:5]), " ".join([*drawn[5:30], common, *often, *drawn[30:]])


def records(generation: int, count: int, *, first: int = 0) -> Iterator[SearchEntry]:
    """So many entries, without their ids: one in ten has two readings, one in twenty no day."""
    from tourdetable.domain.search.indexing import entries
    from tourdetable.domain.search.marks import MEMBERS, sitting
    from tourdetable.domain.search.sources.base import SearchReading, Thing

    dice = random.Random(first)  # noqa: S311  invented texts
    for number, (title, text) in enumerate(islice(texts(dice), count), first):
        body, members = number % BODIES + 1, frozenset({MEMBERS})
        inside = SearchReading(sitting(body), title, f"{text} entre nous")
        if number % 20 == 0:
            name = f"Maël Kérébel {title}" if number % 2_000 == 0 else title
            yield from entries("person", Thing(number, (SearchReading(members, name),)), generation)
            continue
        outside = (SearchReading(members, title, text),) if number % 10 < 3 else ()
        day = FIRST + timedelta(days=dice.randrange(DAYS))
        yield from entries("topic", Thing(number, (inside, *outside), on=day), generation)


def invented_network() -> Network:
    """One of which nothing is kept but its index."""
    from tourdetable.domain.networks.models import Network

    network, _made = Network.objects.get_or_create(slug="searched", name="Recherches")
    return network


def fill(network: Network, count: int) -> None:
    """Have the index of a network hold so many records."""
    from tourdetable.domain.search.models import SearchEntry, SearchGeneration

    one, _made = SearchGeneration.objects.get_or_create(network=network, live=True)
    known = SearchEntry.objects.filter(generation=one).values("about").distinct().count()
    rows = records(one.pk, count - known, first=known)
    while batch := list(islice(rows, BATCH)):
        write(one, batch)
    settle()


def write(one: object, batch: list[SearchEntry]) -> None:
    """As the index itself writes."""
    from tourdetable.domain.search.actions.writing import Writer
    from tourdetable.domain.search.models import SearchEntry, SearchGeneration

    assert isinstance(one, SearchGeneration)
    Writer(one, None).write(batch, SearchEntry.objects.none())  # type: ignore[arg-type]  # sees nothing
    one.save(update_fields=("given",))


def settle() -> None:
    """What the database does by itself at night."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM (ANALYZE) search_entry")
            cursor.execute("SET max_parallel_workers_per_gather = 0")  # ours is what is timed


def who(network: Network) -> dict[str, SearchReaders]:
    """Whoever reads everything, and whoever sits in one body without being a member elsewhere."""
    from tourdetable.domain.search.marks import ALL_BODIES, FULLER, MEMBERS, READ, tokens
    from tourdetable.domain.search.models import SearchGeneration
    from tourdetable.domain.search.queries import SearchReaders

    one = SearchGeneration.objects.get(network=network, live=True).pk
    own = {"u1", "e1", "e2", "l_circle", "g_circle", "c_reading", "c_feast"}
    marks = {"of everything": {MEMBERS, ALL_BODIES, *own}, "of few": {"b7", *own}}
    return {
        name: SearchReaders(tuple(tokens(READ, one, some)), tuple(tokens(FULLER, one, some)))
        for name, some in marks.items()
    }


def measure_search(network: Network, sizes: tuple[int, ...] = SIZES) -> list[SearchCost]:
    """Each question at each size."""
    found = []
    for size in sizes:
        fill(network, size)
        for name, reader in who(network).items():
            for label, typed in QUESTIONS.items():
                found.append(cost_of(label, typed, name, reader, size))
    return found


def cost_of(label: str, typed: str, name: str, reader: SearchReaders, size: int) -> SearchCost:
    """The least of several times."""
    times = [seconds_of(lambda: first_page(typed, reader)) for _again in range(REPEATS)]
    found = first_page(typed, reader)
    return SearchCost(label, name, size, found, round(min(times) * 1000, 1))


def first_page(typed: str, reader: SearchReaders) -> int:
    """What the page of results asks; how many it tells of."""
    from tourdetable.core.finding.asking import SoughtWords
    from tourdetable.core.finding.snippets import Marker
    from tourdetable.domain.search.queries import entries_of, search, suggested

    asked = SoughtWords.of(typed)
    answer = search(asked, reader)
    if not answer.ids:
        asked = SoughtWords(suggested(asked, reader))
        answer = search(asked, reader)
    marker = Marker.of(asked)
    for entry in entries_of(answer.ids[:10]):
        marker.title(entry.title)
        marker.excerpt(entry.text)
    return len(answer.ids)


def search_faults(costs: list[SearchCost]) -> Iterator[str]:
    """What passes its bound."""
    half = {(one.question, one.reader): one for one in costs if one.size == min(SIZES)}
    for one in costs:
        before = half[one.question, one.reader]
        if one.cpu_ms > MOST_MS:
            yield f"search: {one.question}, reader {one.reader}: {one.cpu_ms} ms"
        if one.cpu_ms > max(FELT, MOST_GROWTH * before.cpu_ms):
            grown = f"{before.cpu_ms} ms, then {one.cpu_ms} ms"
            yield f"search: {one.question}, reader {one.reader}: {grown}"


def table_of(costs: list[SearchCost]) -> str:
    """A line each."""
    lines = [
        f"{one['question']:<26} {one['reader']:<14} {one['size']:>8} {one['found']:>6} "
        f"{one['cpu_ms']:>8.1f}"
        for one in map(asdict, costs)
    ]
    return "\n".join(
        [f"{'search':<26} {'reader':<14} {'records':>8} {'found':>6} {'CPU ms':>8}", *lines]
    )
