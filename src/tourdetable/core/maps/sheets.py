"""Contours as they are kept: sheets of areas whose borders are shared lines, read when asked for.

A sheet is a department by its communes (Paris, Lyon and Marseille by their municipal districts), or
the country by its departments (`france`). Its unit is the metre of its territory's system.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from zipfile import ZipFile

import msgspec

from tourdetable.core.maps.lines import Point

FILE = Path(__file__).with_name("contours.zip")
COUNTRY = "france"
LONG_CODES = ("97", "98")
"""How the codes of communes overseas begin: their department has three characters."""
TOWNS = {"751": "75056", "693": "69123", "132": "13055"}
"""Paris, Lyon, Marseille: how the codes of their municipal districts begin."""

Line = tuple[Point, ...]
Rings = tuple[tuple[int, ...], ...]
"""Numbers of lines, one after the other around an area; `~n` is line n from its end."""


class ContourSource(msgspec.Struct, frozen=True):
    """Whose contours these are, of which year, and under which licence they are used again."""

    producer: str
    product: str
    vintage: str
    licence: str
    packed_by: str


class About(msgspec.Struct, frozen=True):
    """What sheets are made of; the year of divisions; communes whose contour nobody gives."""

    communes: ContourSource
    overseas: ContourSource
    divisions: str
    unknown: frozenset[str]


class _StoredSheet(msgspec.Struct):
    step: int
    arcs: list[list[int]]
    areas: dict[str, tuple[Point, Rings]]


@dataclass(frozen=True)
class Area:
    """A division: a point well inside, and the lines around it."""

    at: Point
    rings: Rings


@dataclass(frozen=True)
class MapSheet:
    """Areas and the lines that they share."""

    name: str
    lines: tuple[Line, ...]
    areas: Mapping[str, Area]


def department_of(code: str) -> str:
    """The department of a commune: the beginning of its code."""
    return code[:3] if code.startswith(LONG_CODES) else code[:2]


def town_of(code: str) -> str | None:
    """The town whose municipal district this is, as Insee numbers them."""
    return TOWNS.get(code[:3])


@cache
def about() -> About:
    """Where the contours come from."""
    with ZipFile(FILE) as archive:
        return msgspec.json.decode(archive.read("about.json"), type=About)


@cache
def names() -> frozenset[str]:
    """All sheets."""
    with ZipFile(FILE) as archive:
        return frozenset(Path(name).stem for name in archive.namelist()) - {"about"}


def _line(steps: list[int], step: int) -> Line:
    return tuple(
        zip(
            (x * step for x in accumulate(steps[::2])),
            (y * step for y in accumulate(steps[1::2])),
            strict=True,
        )
    )


@lru_cache(maxsize=16)
def sheet(name: str) -> MapSheet:
    """One sheet; `KeyError` when there is none of this name."""
    with ZipFile(FILE) as archive:
        kept = msgspec.json.decode(archive.read(f"{name}.json"), type=_StoredSheet)
    areas = {
        code: Area((x * kept.step, y * kept.step), rings)
        for code, ((x, y), rings) in kept.areas.items()
    }
    return MapSheet(name, tuple(_line(arc, kept.step) for arc in kept.arcs), areas)


def _renumbered(area: Area, numbers: list[int]) -> Area:
    rings = [[numbers[n] if n >= 0 else ~numbers[~n] for n in ring] for ring in area.rings]
    return Area(area.at, tuple(map(tuple, rings)))


def together(sheets: Sequence[MapSheet]) -> MapSheet:
    """Sheets of one territory as one: a line that two of them have is one line."""
    lines: dict[Line, int] = {}
    areas: dict[str, Area] = {}
    for one in sheets:
        numbers = [
            ~lines[line[::-1]] if line[::-1] in lines else lines.setdefault(line, len(lines))
            for line in one.lines
        ]
        areas.update({code: _renumbered(area, numbers) for code, area in one.areas.items()})
    return MapSheet("+".join(one.name for one in sheets), tuple(lines), areas)


def districts_of(town: str) -> frozenset[str]:
    """The municipal districts by which a town is drawn; none of other communes."""
    if town not in TOWNS.values():
        return frozenset()
    return frozenset(c for c in sheet(department_of(town)).areas if town_of(c) == town)
