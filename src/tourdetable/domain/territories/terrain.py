"""Terrain: divisions, or neighbourhoods of them, and whether they have any in common on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from tourdetable.core.territories import standing
from tourdetable.core.territories.becoming import antecedents, successors
from tourdetable.core.territories.terms import PARTS, Level, key_of
from tourdetable.core.words.collation import folded


class Terrain(NamedTuple):
    """A whole division (`commune:13055`), or what people call a neighbourhood of it."""

    division: str
    named: str = ""

    def on(self, known_on: date, on: date) -> frozenset[Terrain]:
        """What it has become on a day, where it was so called on another one."""
        if on <= known_on:
            held = antecedents(self.division, known_on, on)
            return frozenset(Terrain(key, self.named) for key in held)
        return frozenset(
            Terrain(one.key, self.named) for one in successors(self.division, known_on, on)
        )


def have_in_common(some: Collection[Terrain], others: Collection[Terrain], on: date) -> bool:
    """Whether two grounds, as they stand on a day, have anything in common.

    Two neighbourhoods that people name have only when they have the same name."""
    return any(touch(one, other, on) for one in some for other in others)


def touch(one: Terrain, other: Terrain, on: date) -> bool:
    """The same of two pieces of ground."""
    if one.named and other.named and folded(one.named) != folded(other.named):
        return False
    return standing.meet(one.division, other.division, on)


def communes_of(ground: Iterable[Terrain], on: date) -> frozenset[str]:
    """The codes of the communes that some ground holds on a day, wholly or in part."""
    return frozenset().union(*(standing.communes(one.division, on) for one in ground))


def departments_of(ground: Iterable[Terrain], on: date) -> frozenset[str]:
    """The names of the departments, and collectivities overseas, where some ground is."""
    held = (standing.standing(key_of(Level.COMMUNE, code), on) for code in communes_of(ground, on))
    levels = (Level.DEPARTMENT, Level.COLLECTIVITY)
    within = {key_of(level, code) for one in held if one for level, code in one.within.items()}
    found = (standing.known(key) for key in within)
    return frozenset(one.name for one in found if one and one.level in levels)


def people_of(terrains: Collection[Terrain], on: date) -> int | None:
    """How many people live in whole divisions, each commune counted once, when all are known."""
    if not terrains or any(one.named for one in terrains):
        return None
    parts = [one for one in terrains if one.division.partition(":")[0] in PARTS]
    whole = communes_of(set(terrains) - set(parts), on)
    others = [one.division for one in parts if communes_of([one], on).isdisjoint(whole)]
    lived = [standing.population(key_of(Level.COMMUNE, code)) for code in whole]
    apart = [standing.population(key) for key in others]
    if None in apart or (lived and set(lived) == {None}):
        return None
    return sum(one or 0 for one in (*lived, *apart))
