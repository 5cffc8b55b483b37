"""Divisions found by what people type: a name without its accents, a code, a department beside."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tourdetable.core.territories.becoming import successors
from tourdetable.core.territories.reading import gazetteer
from tourdetable.core.territories.standing import known, standing, whereabouts
from tourdetable.core.territories.terms import Division, Level, key_of
from tourdetable.core.words.collation import folded, sort_key

SHORT = {"st": "saint", "ste": "sainte", "sts": "saints"}
ARTICLES = frozenset(("l", "le", "la", "les"))
LEVELS = tuple(Level)
MOST = 40
"""Divisions that one search answers."""


@dataclass(frozen=True, slots=True)
class Found:
    """A division that answers a search. `old_name`: the name it was found by, when it is no longer
    (or never was) its own: a commune that merged into it, or how it was called."""

    division: Division
    old_name: str = ""


def find(text: str, on: date, levels: Collection[Level] = LEVELS, most: int = MOST) -> list[Found]:
    """The divisions that stand on a day and answer what was typed, the nearest first.

    « saint denis 974 », « st-denis reunion » and « 97411 » all find Saint-Denis of La Réunion."""
    asked = words_of(text)
    if not asked:
        return []
    ranked: dict[str, tuple[float, Found]] = {}
    for rank, found in answers(asked, on):
        if found.division.level in levels:
            key = found.division.key
            if key not in ranked or rank < ranked[key][0]:
                ranked[key] = rank, found
    order = sorted(ranked.values(), key=nearest)
    return [found for _rank, found in order[:most]]


def nearest(ranked: tuple[float, Found]) -> tuple[float, int, str, str]:
    """In what order answers are shown: the nearest, then communes before what is named after them,
    then by name, and by department."""
    rank, found = ranked
    one = found.division
    return rank, LEVELS.index(one.level), sort_key(one.name), one.key


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name, as they are compared."""
    return tuple(SHORT.get(word, word) for word in folded(text).split())


def answers(asked: tuple[str, ...], on: date) -> Iterator[tuple[float, Found]]:
    """What answers, and how near: 0 by its code, 1 by its whole name, then by how it begins; half a
    step further by a name that it has no longer."""
    for words, key, name in names():
        rank = nearness(asked, words, key)
        if rank is None:
            continue
        now = standing(key, on)
        for one in successors(key, date.min, on) if now is None else (now,):
            same = words_of(one.name) == words and one.level == key.partition(":")[0]
            yield rank + (not same) / 2, Found(one, "" if same else name)


def nearness(asked: tuple[str, ...], words: tuple[str, ...], key: str) -> int | None:
    """How near a name is to what was typed; none when it does not answer."""
    code = key.partition(":")[2].lower()
    if asked == (code,):
        return 0
    if not any(word.startswith(asked[0]) for word in words):
        return None
    rest = beside(asked, key)
    for said in (asked, rest) if rest else (asked,):
        if said in (words, bare(words)):
            return 1
        if words[: len(said)] == said or bare(words)[: len(said)] == said:
            return 2
        if all(any(word.startswith(one) for word in words) for one in said):
            return 3
    return None


def bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the article that it begins with."""
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def beside(asked: tuple[str, ...], key: str) -> tuple[str, ...]:
    """What was typed without the department of a division, where it was typed after the name: its
    number, its name, or a postcode that begins with it. Empty when it was not."""
    number, name = department_of(key)
    if len(asked) > 1 and number:
        last = asked[-1]
        if last == number or (len(last) == 5 and last.isdigit() and last.startswith(number)):
            return asked[:-1]
        for said in (name, bare(name)):
            if said and len(asked) > len(said) and asked[-len(said) :] == said:
                return asked[: -len(said)]
    return ()


@cache
def department_of(key: str) -> tuple[str, tuple[str, ...]]:
    """The number and the name of the department of a division, to compare."""
    one = known(key)
    if one is None:
        return key.partition(":")[2][:2].lower(), ()
    within = one.within
    if one.is_part and (whole := known(key_of(Level.COMMUNE, within[Level.COMMUNE]))):
        within = whole.within
    number = within.get(Level.DEPARTMENT) or within.get(Level.COLLECTIVITY) or ""
    return number.lower(), words_of(whereabouts(one))


@cache
def names() -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """Every name that a division has or had: its words, its key, how it is written."""
    found = {
        (words_of(one.name), one.key, one.name)
        for stood in gazetteer().stands.values()
        for one in stood
    }
    former = gazetteer().former.items()
    found |= {(words_of(name), key_of(Level.COMMUNE, code), name) for code, (name, _in) in former}
    return tuple(sorted(found, key=lambda one: (one[1], one[2])))
