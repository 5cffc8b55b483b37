"""From what is said of a territory to the communes that a map draws."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.maps.pictures import CommunesHeld
from tourdetable.core.maps.sheets import MapSheet, department_of, districts_of, town_of
from tourdetable.core.territories import standing
from tourdetable.core.territories.reading import is_collectivity
from tourdetable.core.territories.standing import settled
from tourdetable.core.territories.terms import Level, key_of
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.territories.terrain import Terrain

Spread = Mapping[str, frozenset[str]]
"""Communes by department, or by collectivity overseas."""


@lru_cache(maxsize=4096)
def spread(division: str, on: date) -> Spread:
    """What a division holds, by department: communes, municipal districts, or a whole
    collectivity overseas; `on` is a day on which something changed (`settled`)."""
    level, _colon, code = division.partition(":")
    if level == Level.MUNICIPAL:
        return {department_of(code): frozenset([code])}
    found: dict[str, set[str]] = defaultdict(set)
    for commune in standing.communes(division, on):
        department = department_of(commune)
        found[department] |= drawn_as(commune, department)
    return {department: frozenset(codes) for department, codes in found.items()}


def drawn_as(commune: str, department: str) -> Set[str]:
    """By what a commune is drawn."""
    if is_collectivity(department):
        return {department}
    return districts_of(commune) or {commune}


def is_partial(piece: Terrain, department: str) -> bool:
    """Whether it is drawn as a part of what holds it: a neighbourhood, a former commune, a commune
    of a collectivity overseas."""
    level = piece.division.partition(":")[0]
    if is_collectivity(department):
        return level == Level.COMMUNE or bool(piece.named)
    return bool(piece.named) or level in (Level.DELEGATED, Level.ASSOCIATED)


@dataclass(frozen=True)
class Extent:
    """Where some ground is: by department, what it holds wholly and in part."""

    grounds: Mapping[str, CommunesHeld]

    @cached_property
    def departments(self) -> frozenset[str]:
        """The departments where something of it is."""
        return frozenset(self.grounds)

    def on(self, department: str) -> CommunesHeld:
        """What of it is in a department."""
        return self.grounds.get(department, CommunesHeld())


def extent_of(terrain: Iterable[Terrain], on: date) -> Extent:
    """Where the pieces of some terrain are on a day."""
    whole: dict[str, set[str]] = defaultdict(set)
    part: dict[str, set[str]] = defaultdict(set)
    for piece in terrain:
        for department, codes in spread(piece.division, settled(on)).items():
            into = part if is_partial(piece, department) else whole
            into[department] |= codes
    every = whole.keys() | part.keys()
    return Extent({d: CommunesHeld(frozenset(whole[d]), frozenset(part[d])) for d in sorted(every)})


def covers(ground: CommunesHeld, sheet: MapSheet) -> bool:
    """Whether it holds a whole department."""
    return ground.whole >= sheet.areas.keys()


def undrawn(ground: CommunesHeld, sheet: MapSheet) -> frozenset[str]:
    """Communes that have no contour."""
    return ground.codes - sheet.areas.keys()


def name_of_department(code: str, on: date) -> str:
    """What a department, or a collectivity overseas, is called."""
    levels = (Level.DEPARTMENT, Level.COLLECTIVITY)
    found = (standing.shown(key_of(level, code), on) for level in levels)
    return next((one.name for one in found if one), code)


def names_of(codes: Iterable[str], on: date) -> list[str]:
    """What communes, or municipal districts, are called, in the order of their names."""
    found = (name_of(code, on) for code in codes)
    return sorted(found, key=sort_key)


def name_of(code: str, on: date) -> str:
    """What a commune, or a municipal district, is called."""
    level = Level.MUNICIPAL if town_of(code) else Level.COMMUNE
    found = standing.shown(key_of(level, code), on)
    return found.name if found else code


def counted(codes: Collection[str]) -> str:
    """How many communes, or municipal districts, there are."""
    n, districts = len(codes), sum(town_of(code) is not None for code in codes)
    if not districts:
        said = ngettext("%(n)s commune", "%(n)s communes", n)
    elif districts == n:
        said = ngettext("%(n)s municipal district", "%(n)s municipal districts", n)
    else:
        said = _("%(n)s communes or municipal districts")
    return said % {"n": n}
