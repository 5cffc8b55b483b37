"""Both engines answer alike: what is expected is worked out without any."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from tests.domain.builders import TODAY, Circle
from tests.effort import EVERYTHING
from tourdetable.domain.search.engines.door import ids
from tourdetable.domain.search.engines.wanted import LAST, Wanted
from tourdetable.domain.search.models import SearchEntry, SearchGeneration
from tourdetable.domain.search.ordering import entry_id

LETTERS = [f"w{letter}" for letter in "abcdefgh"]


def drawn(dice: random.Random, number: int) -> tuple[str, ...]:
    return tuple(sorted(set(dice.choices(LETTERS, k=number))))


def day(dice: random.Random, days: int) -> date | None:
    """A day among so many; none for one in five."""
    return TODAY + timedelta(days=dice.randrange(days)) if days and dice.random() < 0.8 else None


def answers(entry: SearchEntry, wanted: Wanted) -> bool:
    held = set(entry.tokens.split())
    return (
        all(held & set(group) for group in wanted.every)
        and not held & set(wanted.none)
        and all(f" {phrase} " in entry.said for phrase in wanted.phrases)
        and wanted.first <= entry.pk <= wanted.last
    )


def question(dice: random.Random, known: list[int]) -> Wanted:
    every = tuple(drawn(dice, 2) for _group in range(dice.randint(1, 3)))
    phrases = tuple(dice.choices(["a b", "b", "c d e"], k=dice.choice([0, 0, 1])))
    first, last = sorted(dice.choices([0, *known, LAST], k=2))
    none = drawn(dice, dice.choice([0, 1]))
    return Wanted(every, none, phrases, first, last)


@pytest.mark.parametrize("days", [0, 40, 9_000])
def test_entries_are_found_by_what_they_hold(circle: Circle, days: int) -> None:
    dice = random.Random(days)
    one = SearchGeneration.objects.create(network=circle.network, made="x")
    said = {"generation": one, "source": "topic", "title": "T"}
    known = sorted(entry_id(day(dice, days), one.pk, number) for number in range(1, 81))
    rows = [
        SearchEntry(
            pk=pk,
            about=pk,
            tokens=" ".join(drawn(dice, 4)),
            said=f" {' '.join(dice.choices('abcde', k=6))} ",
            **said,
        )
        for pk in known
    ]
    SearchEntry.objects.bulk_create(rows)
    for _question in range(200 if EVERYTHING else 40):
        wanted, most = question(dice, known), dice.choice([3, 100])
        expected = [row.pk for row in reversed(rows) if answers(row, wanted)]
        assert ids(wanted, most) == expected[:most], wanted


def test_the_index_follows_its_entries(circle: Circle) -> None:
    one = SearchGeneration.objects.create(network=circle.network, made="x")
    said = {"generation": one, "source": "topic", "about": 1, "title": "T", "said": "  "}
    SearchEntry.objects.create(pk=5, tokens="wa wb", **said)
    SearchEntry.objects.create(pk=6, tokens="wa", **said)
    SearchEntry.objects.filter(pk=5).update(tokens="wc")
    assert [ids(Wanted(((word,),)), 9) for word in ("wa", "wb", "wc")] == [[6], [], [5]]
    SearchEntry.objects.filter(pk=6).delete()
    assert (ids(Wanted((("wa",),)), 9), ids(Wanted(()), 9)) == ([], [])


def test_a_reader_of_thousands_of_bodies_may_search(circle: Circle) -> None:
    one = SearchGeneration.objects.create(network=circle.network, made="x")
    said = {"generation": one, "source": "topic", "about": 1, "title": "T", "said": "  "}
    SearchEntry.objects.create(pk=5, tokens="wa y1_b7", **said)
    marks = tuple(f"y1_b{number}" for number in range(4_000))
    assert ids(Wanted((("wa",), marks), none=tuple(f"n{one}" for one in marks)), 9) == [5]
