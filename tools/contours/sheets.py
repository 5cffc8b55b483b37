"""From contours to sheets: put on a grid, mended, cut into arcs, lightened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from contours import borders
from contours.borders import Areas, Ring
from contours.sources import Contour
from tourdetable.core.maps.lines import lightened
from tourdetable.core.maps.projections import System

ISLET = 0.02
"""What part of a commune's largest land an island must have to be drawn."""


@dataclass(frozen=True)
class Grid:
    """How large a step is, in metres; how small a triangle that is left out, in square metres."""

    step: int
    triangle: int

    @property
    def smallest(self) -> float:
        return self.triangle / self.step**2


def on_grid(contour: Contour, system: System, step: int) -> list[Ring]:
    """Rings projected and rounded, without what no longer is an area."""
    rings = []
    for places in contour:
        flat = (system.project(*place) for place in places)
        points = [(round(x / step), round(y / step)) for x, y in flat]
        ring = [point for i, point in enumerate(points) if not i or point != points[i - 1]]
        rings.append(ring)
    return [ring for ring in rings if len(ring) > 3]


def without_islets(areas: Areas) -> Areas:
    """Areas without their small islands, but those that touch another area."""
    at = borders.touching(areas)
    kept = {}
    for code, rings in areas.items():
        largest = max(abs(borders.signed_area(ring)) for ring in rings)
        kept[code] = [
            ring
            for ring in rings
            if abs(borders.signed_area(ring)) >= ISLET * largest
            or any(len(at[point]) > 1 for point in ring)
        ]
    return kept


class Sheets:
    """Areas of one territory, cut into arcs that are lightened once, for every sheet."""

    def __init__(self, areas: Areas, grid: Grid) -> None:
        self.grid = grid
        self.arcs, self.rings = borders.cut(areas)
        self.light = [self._lighter(arc) for arc in self.arcs]
        for rings in self.rings.values():
            for ring in rings:
                self._hold(ring)

    def _lighter(self, arc: Ring) -> Ring:
        return lightened(arc, self.grid.smallest, 4 if arc[0] == arc[-1] else 2)

    def _hold(self, ring: list[int]) -> None:
        """An area that its lighter borders make flat takes back their points."""
        if not borders.signed_area(self._points(ring)):
            for number in ring:
                index = number if number >= 0 else ~number
                self.light[index] = self.arcs[index]

    def _points(self, ring: Iterable[int]) -> Ring:
        points: Ring = []
        for number in ring:
            arc = self.light[number] if number >= 0 else self.light[~number][::-1]
            points += arc[1:] if points else arc
        return points

    def sheet(self, codes: Iterable[str]) -> dict[str, Any]:
        """A sheet of some areas: their arcs alone, as steps from a first point."""
        numbers: dict[int, int] = {}

        def local(number: int) -> int:
            index = number if number >= 0 else ~number
            place = numbers.setdefault(index, len(numbers))
            return place if number >= 0 else ~place

        areas = {}
        for code in sorted(codes):
            rings = [[local(number) for number in ring] for ring in self.rings[code]]
            areas[code] = [borders.inner_point([self._points(r) for r in self.rings[code]]), rings]
        arcs = [_steps(self.light[index]) for index in numbers]
        return {"step": self.grid.step, "arcs": arcs, "areas": areas}


def _steps(arc: Ring) -> list[int]:
    flat = list(arc[0])
    for (ax, ay), (bx, by) in pairwise(arc):
        flat += [bx - ax, by - ay]
    return flat
