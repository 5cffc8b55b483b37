"""Areas made of others: what goes round them all, what stands between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tourdetable.core.maps.frames import Frame
from tourdetable.core.maps.lines import Point
from tourdetable.core.maps.sheets import MapSheet, Rings


def end_of(sheet: MapSheet, number: int) -> Point:
    """Where a line leads to, in the direction that its number says."""
    return sheet.lines[number][-1] if number >= 0 else sheet.lines[~number][0]


def start_of(sheet: MapSheet, number: int) -> Point:
    """Where a line begins, in the direction that its number says."""
    return end_of(sheet, ~number)


def _outer(sheet: MapSheet, codes: Iterable[str]) -> set[int]:
    """Lines of one area alone: those of two neighbours are gone along both ways."""
    found: set[int] = set()
    for code in codes:
        for ring in sheet.areas[code].rings:
            for number in ring:
                found ^= {~number} if ~number in found else {number}
    return found


def around(sheet: MapSheet, codes: Iterable[str]) -> Rings:
    """The rings of several areas as one."""
    onward: dict[Point, list[int]] = defaultdict(list)
    for number in sorted(_outer(sheet, codes)):
        onward[start_of(sheet, number)].append(number)
    rings = []
    for start in list(onward):
        while onward[start]:
            ring = [onward[start].pop()]
            while onward[end_of(sheet, ring[-1])]:
                ring.append(onward[end_of(sheet, ring[-1])].pop())
            rings.append(tuple(ring))
    return tuple(rings)


class _Pen:
    """Lines that are yet to be drawn, from either end."""

    def __init__(self, sheet: MapSheet, left: set[int]) -> None:
        self.sheet, self.left = sheet, left
        self.leaving: dict[Point, set[int]] = defaultdict(set)
        for number in left:
            for way in (number, ~number):
                self.leaving[start_of(sheet, way)].add(way)

    def draw(self, number: int) -> int:
        """One line; it is drawn once."""
        self.left.discard(max(number, ~number))
        for way in (number, ~number):
            self.leaving[start_of(self.sheet, way)].discard(way)
        return number

    def stroke(self) -> tuple[int, ...]:
        """Lines one after the other, as far as they go."""
        drawn = [self.draw(min(self.left))]
        while ways := self.leaving[end_of(self.sheet, drawn[-1])]:
            drawn.append(self.draw(min(ways)))
        return tuple(drawn)


def borders(sheet: MapSheet, codes: Iterable[str]) -> Rings:
    """Every line of some areas once, in as few strokes as they can easily be drawn with."""
    pen = _Pen(
        sheet, {max(n, ~n) for code in codes for ring in sheet.areas[code].rings for n in ring}
    )
    strokes = []
    while pen.left:
        strokes.append(pen.stroke())
    return tuple(strokes)


def middle(sheet: MapSheet, codes: Iterable[str]) -> Point:
    """A point inside one of several areas, as near as may be to the middle of all."""
    inside = [sheet.areas[code].at for code in sorted(codes)]
    x = sum(point[0] for point in inside) / len(inside)
    y = sum(point[1] for point in inside) / len(inside)
    return min(inside, key=lambda point: (point[0] - x) ** 2 + (point[1] - y) ** 2)


def seen(sheet: MapSheet, frame: Frame) -> frozenset[str]:
    """The areas of which something is inside a frame."""
    lines = {n for n, line in enumerate(sheet.lines) if any(map(frame.sees, line))}
    return frozenset(
        code
        for code, area in sheet.areas.items()
        if any(max(n, ~n) in lines for ring in area.rings for n in ring)
    )
