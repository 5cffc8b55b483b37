"""Divisions found by what people type: a name without its accents, a code, a department beside."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
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
LINKS = frozenset(("de", "du", "des"))
LEVELS = tuple(Level)
KINDS = re.compile(r"\bcommunaute (?:de communes|d agglomeration|urbaine)\b")
INITIALS = {"de": "cc", "d": "ca", "urbaine": "cu"}
"""How an intercommunal body of a kind is called for short, by the second word of its kind."""
ORDINAL = re.compile(r"0*(\d{1,2})(?:er|ere|e|eme|nd|nde)?")
OF = re.compile(r"(\w+) (?:de la|de l|d|de|du|des) (.+)")
LEVELS_SAID = {
    "ville": (Level.COMMUNE,),
    "commune": (Level.COMMUNE,),
    "mairie": (Level.COMMUNE, Level.MUNICIPAL),
    "departement": (Level.DEPARTMENT, Level.COLLECTIVITY),
    "region": (Level.REGION,),
    "collectivite": (Level.COLLECTIVITY, Level.REGION, Level.DEPARTMENT),
}
"""The levels of what is said with its kind first: « Ville de Lyon »."""
POSTCODES = {"2a": "20", "2b": "20", "977": "97133", "978": "97150"}
"""How postcodes begin in departments and collectivities that do not begin by their number."""
POSTCODE = 5
"""Figures of a postcode, and of the code of a commune."""
MOST = 40
"""Divisions that one search answers."""
PREFIX = 2
"""Letters by which names are looked up."""

Name = tuple[tuple[str, ...], str, str]
"""Of a division: its words, its key, how it is written."""


@dataclass(frozen=True, slots=True)
class Found:
    """A division that answers a search. `old_name`: the name it was found by, when it is no longer
    (or never was) its own: a commune that merged into it, or how it was called."""

    division: Division
    old_name: str = ""


Ranked = dict[str, tuple[float, Found]]
"""What answers, and how near, by key."""
LAST = 9.0


def find(text: str, on: date, levels: Collection[Level] = LEVELS, most: int = MOST) -> list[Found]:
    """The divisions that stand on a day and answer what was typed, the nearest first.

    « saint denis 974 », « st-denis reunion » and « 97411 » all find Saint-Denis of La Réunion."""
    asked = in_order(words_of(text))
    found = ranked(asked, on, levels)
    if not found and len(asked) > 1 and is_postcode(asked[-1]):
        found = ranked(asked[:-1], on, levels)
    if said := with_its_kind(asked):
        levels_said, name = said
        found = ranked(name, on, [one for one in levels_said if one in levels]) | found
    return [one for _rank, one in sorted(found.values(), key=nearest)[:most]]


def called_so(text: str, on: date, levels: Collection[Level]) -> list[Division]:
    """The divisions of some levels that are called just so, or whose code it is."""
    found = ranked(in_order(words_of(text)), on, levels).values()
    return [one.division for rank, one in sorted(found, key=nearest) if rank <= 1]


def ranked(asked: tuple[str, ...], on: date, levels: Collection[Level]) -> Ranked:
    """What answers some words, each once."""
    best: Ranked = {}
    for rank, found in answers(asked, on) if asked else ():
        key = found.division.key
        if found.division.level in levels and rank < best.get(key, (LAST,))[0]:
            best[key] = rank, found
    return best


def with_its_kind(asked: tuple[str, ...]) -> tuple[tuple[Level, ...], tuple[str, ...]] | None:
    """The levels and the name of what is said with its kind first: « Ville de Lyon »."""
    said = OF.fullmatch(" ".join(asked))
    return (
        (LEVELS_SAID[said[1]], tuple(said[2].split())) if said and said[1] in LEVELS_SAID else None
    )


def is_postcode(word: str) -> bool:
    """Whether a word may be a postcode."""
    return len(word) == POSTCODE and word.isdigit()


def in_order(asked: tuple[str, ...]) -> tuple[str, ...]:
    """Words in the order of a name: its article first (« HAVRE LE »), a postcode last."""
    if len(asked) > 1 and asked[-1] in ARTICLES:
        return (asked[-1], *asked[:-1])
    return (*asked[1:], asked[0]) if len(asked) > 1 and is_postcode(asked[0]) else asked


def nearest(answer: tuple[float, Found]) -> tuple[float, int, str, str]:
    """In what order answers are shown: the nearest, then communes before what is named after them,
    then by name, and by department."""
    rank, found = answer
    one = found.division
    return rank, LEVELS.index(one.level), sort_key(one.name), one.key


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name, as they are compared: « 3e », « 03 » and « 3ème » are one number."""
    plain = KINDS.sub(lambda kind: INITIALS[kind[0].split()[1]], folded(text))
    return tuple(SHORT.get(word, number_of(word)) for word in plain.split())


def number_of(word: str) -> str:
    """The number that a word says, or the word."""
    number = ORDINAL.fullmatch(word)
    return number[1] if number else word


def answers(asked: tuple[str, ...], on: date) -> Iterator[tuple[float, Found]]:
    """What answers, and how near: 0 by its code, 1 by its whole name, then by how it begins; half a
    step further by a name that it has no longer."""
    for words, key, name in names_like(asked[0]):
        rank = nearness(asked, words, key)
        if rank is None:
            continue
        now = standing(key, on)
        for one in successors(key, date.min, on) if now is None else (now,):
            same = words_of(one.name) == words and one.level == key.partition(":")[0]
            yield rank + (not same) / 2, Found(one, "" if same else name)


def nearness(asked: tuple[str, ...], words: tuple[str, ...], key: str) -> float | None:
    """How near a name is to what was typed; none when it does not answer."""
    level, _colon, code = key.partition(":")
    if asked[-1] in (code.lower(), code.lstrip("0")) and len(asked) == 1:
        return 0
    if level == Level.MUNICIPAL and asked[-1] == postcode_of(code):
        return 0.5 if asked[:-1] in ((), words[:1]) else None
    if not any(word.startswith(asked[0]) for word in words):
        return 1 if asked == ("".join(words),) else None
    rest = beside(asked, key)
    found = (nearness_of(said, words) for said in (asked, rest) if said)
    return next((rank for rank in found if rank is not None), None)


def nearness_of(said: tuple[str, ...], words: tuple[str, ...]) -> float | None:
    """The same of words that are all of a name."""
    known = (words, bare(words))
    if said in known:
        return 1
    if said in [each[: len(said)] for each in known]:
        return 2
    telling = [one for one in said if one not in LINKS] or said
    return 3 if all(any(begins(word, one) for word in words) for one in telling) else None


def begins(word: str, said: str) -> bool:
    """Whether a word begins as what was typed; a number is that number."""
    return word == said if said.isdigit() else word.startswith(said)


def postcode_of(code: str) -> str:
    """The postcode of a municipal district.

    >>> postcode_of("69383"), postcode_of("75114"), postcode_of("13215")
    ('69003', '75014', '13015')
    """
    return f"{code[:2]}0{int(code[3:]) % 80:02}"


def bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the article that it begins with."""
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def beside(asked: tuple[str, ...], key: str) -> tuple[str, ...]:
    """What was typed without the department of a division, where it was typed after the name: its
    number, its name, or a postcode that begins with it. Empty when it was not."""
    number, name = department_of(key)
    if len(asked) > 1 and number:
        last, begins_by = asked[-1], POSTCODES.get(number, number)
        if last == number_of(number):
            return asked[:-1]
        if is_postcode(last) and last.startswith(begins_by) and not key.startswith(Level.MUNICIPAL):
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


def names_like(word: str) -> Sequence[Name]:
    """The names that may answer a word: all of them, when it is a letter."""
    return names() if len(word) < PREFIX else beginning().get(word[:PREFIX], ())


@cache
def beginning() -> dict[str, list[Name]]:
    """The names of which a word, all words together, or the code begin by some letters: a hundredth
    of them, where one asks for a word."""
    found = defaultdict[str, list[Name]](list)
    for one in names():
        words, key, _written = one
        code = key.partition(":")[2].lower()
        for begun in {said[:PREFIX] for said in (*words, "".join(words), code, code.lstrip("0"))}:
            found[begun].append(one)
    return found


@cache
def names() -> tuple[Name, ...]:
    """Every name that a division has or had."""
    found = {
        (words_of(one.name), one.key, one.name)
        for stood in gazetteer().stands.values()
        for one in stood
    }
    former = gazetteer().former.items()
    found |= {(words_of(name), key_of(Level.COMMUNE, code), name) for code, (name, _in) in former}
    return tuple(sorted(found, key=lambda one: (one[1], one[2])))
