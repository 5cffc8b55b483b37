"""Lines as paths of SVG, as fine as a number of bytes allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from tourdetable.core.maps.frames import Frame
from tourdetable.core.maps.lines import Point, lightened
from tourdetable.core.maps.sheets import MapSheet, Rings

FINEST = 0.6
"""Square units: a smaller triangle cannot be seen."""
COARSER = 1.6
"""How much larger the smallest triangle becomes until the drawing fits."""
COARSEST = 10_000
"""Square units: beyond, lines are straight."""


def _steps(points: Sequence[Point]) -> str:
    """Relative lines: a sign is a separator, two digits are most steps."""
    text = ""
    for (ax, ay), (bx, by) in pairwise(points):
        for step in (bx - ax, by - ay):
            text += f" {step}" if step >= 0 and text[-1:].isdigit() else f"{step}"
    return text


def _distinct(points: Iterable[Point]) -> list[Point]:
    """Without points that come twice in a row."""
    found: list[Point] = []
    for point in points:
        if not found or point != found[-1]:
            found.append(point)
    return found


class MapPaths:
    """The paths of a sheet in a frame. Each line is lightened once: neighbours go on sharing it."""

    def __init__(self, sheet: MapSheet, frame: Frame, paths: Sequence[Rings], most: int) -> None:
        """`most`: bytes of all these paths together."""
        self.frame = frame
        used = {max(n, ~n) for rings in paths for ring in rings for n in ring}
        self._lines = {n: _distinct(map(frame.place, sheet.lines[n])) for n in used}
        smallest = FINEST
        self._lighten(smallest)
        while smallest < COARSEST and sum(len(self.path(rings)) for rings in paths) > most:
            smallest *= COARSER
            self._lighten(smallest)

    def _lighten(self, smallest: float) -> None:
        for number, points in self._lines.items():
            least = 4 if points[0] == points[-1] else 2
            self._lines[number] = lightened(points, smallest, least)

    def _points(self, ring: Sequence[int]) -> list[Point]:
        points: list[Point] = []
        for number in ring:
            points += self._lines[number] if number >= 0 else self._lines[~number][::-1]
        return _distinct(points)

    def path(self, rings: Rings) -> str:
        """The `d` of a path: rings close, strokes stop."""
        text = ""
        for ring in rings:
            points = self._points(ring)
            closed = points[0] == points[-1]
            if closed and len(points) > 1:
                points.pop()
            text += f"M{points[0][0]} {points[0][1]}"
            if len(points) > 1:
                text += f"l{_steps(points)}"
            text += "z" if closed else ""
        return text

    def size(self, rings: Rings) -> float:
        """Square units that some rings go round."""
        return abs(sum(_area(self._points(ring)) for ring in rings))


def _area(points: Sequence[Point]) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(points)) / 2
