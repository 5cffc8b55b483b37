"""The file of divisions that `tools/divisions.py` writes, as it is kept in memory: read once."""

from __future__ import annotations

import lzma
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

from tourdetable.core.territories.terms import PARTS, Division, Level

LATEST = date(2026, 1, 1)
"""The last day on which something changed, in the file: known without reading it."""
FRANCE = Division(Level.COUNTRY, "FR", "France")


@dataclass
class Gazetteer:
    """All divisions: as they stood (`stands`, by key, earliest first), and what became of them.

    `became`: of each day, the communes that are not themselves alone since then, by code.
    `former`: communes that were no more at the first vintage: their name, and what holds them.
    """

    vintages: tuple[date, ...] = ()
    source: str = ""
    licence: str = ""
    stands: dict[str, tuple[Division, ...]] = field(default_factory=dict)
    became: dict[date, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    former: dict[str, tuple[str, str]] = field(default_factory=dict)
    population: dict[str, int] = field(default_factory=dict)

    @property
    def latest(self) -> date:
        """The day of the last vintage."""
        return self.vintages[-1]


@cache
def gazetteer() -> Gazetteer:
    """The divisions that the product ships with."""
    packed = files("tourdetable.core.territories").joinpath("data/divisions.tsv.xz").read_bytes()
    return read(lzma.decompress(packed).decode().splitlines())


def read(lines: Iterable[str]) -> Gazetteer:
    """What the lines of the file say; a division first seen at the first vintage was there
    before."""
    found = Gazetteer(stands=defaultdict(tuple), became=defaultdict(dict))
    found.stands[FRANCE.key] = (FRANCE,)
    for line in lines:
        kind, *cells = line.split("\t")
        if kind in READERS:
            READERS[kind](found, *cells)
        else:
            take(found, Level(kind), *cells)
    return found


def day_of(cell: str) -> date | None:
    """A day as the file writes it: a year is its first day."""
    if not cell:
        return None
    return date.fromisoformat(cell) if "-" in cell else date(int(cell), 1, 1)


def take(found: Gazetteer, level: Level, code: str, *cells: str) -> None:
    """A division as it stands for a time; departments and regions are written without days."""
    if level in TIMELESS:
        name, *belongs = cells
        within: Mapping[Level, str] = (
            {Level.REGION: belongs[0]} if level is Level.DEPARTMENT else {}
        )
        one = Division(level, code, name, within=within)
    else:
        first, last, name, *belongs = cells
        since = day_of(first)
        begun = None if since == found.vintages[0] else since
        nature = belongs[0] if level in (Level.EPCI, Level.EPT) else ""
        within = within_of(level, *belongs)
        one = Division(level, code, name, begun, day_of(last), within, nature)
    found.stands[one.key] += (one,)


TIMELESS = (Level.REGION, Level.DEPARTMENT, Level.COLLECTIVITY)
OVERSEAS = ("971", "972", "973", "974", "976")
"""Departments of overseas."""


@cache
def within_of(level: Level, *cells: str) -> Mapping[Level, str]:
    """What the last cells of a line say that a division belongs to: one mapping for all the
    communes of one EPCI."""
    if level in (Level.EPCI, Level.EPT):
        return {}
    if level in PARTS:
        return {Level.COMMUNE: cells[0]}
    if level is Level.DISTRICT:
        return {Level.DEPARTMENT: cells[0]}
    department, district, epci, ept = cells
    above = Level.COLLECTIVITY if is_collectivity(department) else Level.DEPARTMENT
    belongs = {above: department, Level.DISTRICT: district, Level.EPCI: epci, Level.EPT: ept}
    return {level: code for level, code in belongs.items() if code}


def is_collectivity(department: str) -> bool:
    """Whether what stands for a department is a collectivity of overseas, by its number."""
    return department[:2] in ("97", "98") and department not in OVERSEAS


def take_source(found: Gazetteer, source: str, licence: str) -> None:
    """Where the data come from."""
    found.source, found.licence = source, licence


def take_vintages(found: Gazetteer, *years: str) -> None:
    """The years that the file tells."""
    found.vintages = tuple(date(int(year), 1, 1) for year in years)


def take_became(found: Gazetteer, day: str, code: str, then: str) -> None:
    """What a commune became on a day."""
    on = day_of(day)
    if on is not None:
        found.became[on][code] = tuple(then.split())


def take_former(found: Gazetteer, code: str, name: str, holds: str) -> None:
    """A commune of before the first vintage."""
    found.former[code] = name, holds


def take_population(found: Gazetteer, code: str, people: str) -> None:
    """How many people live in a commune or a municipal district, by the last vintage."""
    found.population[code] = int(people)


READERS: dict[str, Callable[..., None]] = {
    "source": take_source,
    "vintages": take_vintages,
    "became": take_became,
    "former": take_former,
    "population": take_population,
}
