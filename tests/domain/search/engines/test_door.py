"""Both engines answer alike: what is expected is worked out without any."""

from __future__ import annotations

import random

import pytest

from tests.domain.builders import Circle
from tests.effort import EVERYTHING
from tourdetable.domain.search.engines import postgresql
from tourdetable.domain.search.engines.door import ids
from tourdetable.domain.search.engines.wanted import Wanted
from tourdetable.domain.search.models import SearchEntry, SearchGeneration

LETTERS = [f"w{letter}" for letter in "abcdefgh"]


def drawn(dice: random.Random, number: int) -> tuple[str, ...]:
    return tuple(sorted(set(dice.choices(LETTERS, k=number))))


def answers(entry: SearchEntry, wanted: Wanted) -> bool:
    held = set(entry.tokens.split())
    return (
        all(held & set(group) for group in wanted.every)
        and not held & set(wanted.none)
        and all(f" {phrase} " in entry.said for phrase in wanted.phrases)
        and wanted.first <= entry.pk <= wanted.last
    )


def question(dice: random.Random) -> Wanted:
    every = tuple(drawn(dice, 2) for _group in range(dice.randint(1, 3)))
    phrases = tuple(dice.choices(["a b", "b", "c d e"], k=dice.choice([0, 0, 1])))
    first = dice.choice([0, 0, 20])
    none, common = drawn(dice, dice.choice([0, 1])), dice.choice([True, False])
    return Wanted(every, none, phrases, first, first + 60, common)


@pytest.mark.parametrize("ahead", [8, 1])
def test_entries_are_found_by_what_they_hold(
    circle: Circle, ahead: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "AHEAD", ahead)
    monkeypatch.setattr(postgresql, "FEWEST", ahead)
    dice = random.Random(ahead)
    one = SearchGeneration.objects.create(network=circle.network, made="x")
    said = {"generation": one, "source": "topic", "title": "T"}
    rows = [
        SearchEntry(
            pk=number + 1,
            about=number,
            tokens=" ".join(drawn(dice, 4)),
            said=f" {' '.join(dice.choices('abcde', k=6))} ",
            **said,
        )
        for number in range(80)
    ]
    SearchEntry.objects.bulk_create(rows)
    for _question in range(200 if EVERYTHING else 40):
        wanted, most = question(dice), dice.choice([3, 100])
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
