"""What areas share: edges, holes that nobody fills, arcs between the points where three meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from tourdetable.core.maps.lines import Point

Ring = list[Point]
"""Points on a grid; the first comes again at the end."""
Edge = tuple[Point, Point]
Areas = dict[str, list[Ring]]
"""Rings of each area, by its code; a hole goes the other way round."""

SCANS = 9
"""Lines along which the widest place of an area is looked for."""


def edges_of(rings: Iterable[Ring]) -> set[Edge]:
    """Edges in the direction that they are gone along; those of two rings that touch are none's."""
    found: set[Edge] = set()
    for ring in rings:
        for a, b in pairwise(ring):
            if a != b:
                found ^= {(b, a)} if (b, a) in found else {(a, b)}
    return found


def loops(edges: Iterable[Edge]) -> list[Ring]:
    """Edges one after the other, until each comes back to where it began."""
    onward: dict[Point, list[Point]] = defaultdict(list)
    for a, b in sorted(edges):
        onward[a].append(b)
    found = []
    for start in list(onward):
        while onward[start]:
            ring = [start]
            while onward[ring[-1]]:
                ring.append(onward[ring[-1]].pop())
            found.append(ring)
    return found


def signed_area(ring: Ring) -> float:
    """In squares of the grid; its sign is the direction."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def contains(ring: Ring, point: Point) -> bool:
    """Whether a point is inside (crossings to its right are odd)."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside


def holes(areas: Areas) -> list[Ring]:
    """Rings that areas go round and that none fills, in the direction of an area that would."""
    lone: set[Edge] = set()
    for rings in areas.values():
        for edge in edges_of(rings):
            lone ^= {edge[::-1]} if edge[::-1] in lone else {edge}
    found = loops(lone)
    way = signed_area(max(found, key=lambda ring: abs(signed_area(ring)), default=[]))
    return [ring[::-1] for ring in found if signed_area(ring) * way < 0]


def joined(areas: Iterable[list[Ring]]) -> list[Ring]:
    """One area of several: their rings, without the edges that they share."""
    every: set[Edge] = set()
    for rings in areas:
        for edge in edges_of(rings):
            every ^= {edge[::-1]} if edge[::-1] in every else {edge}
    return loops(every)


def _junctions(areas: Areas) -> set[Point]:
    beside: dict[Point, set[Point]] = defaultdict(set)
    for rings in areas.values():
        for ring in rings:
            for a, b in pairwise(ring):
                beside[a].add(b)
                beside[b].add(a)
    return {point for point, others in beside.items() if len(others) != 2}


def _turned(ring: Ring, junctions: set[Point]) -> Ring:
    """The same ring from a junction, or from its least point."""
    open_ring = ring[:-1]
    start = next((i for i, point in enumerate(open_ring) if point in junctions), None)
    if start is None:
        start = min(range(len(open_ring)), key=open_ring.__getitem__)
    return [*open_ring[start:], *open_ring[:start], open_ring[start]]


def cut(areas: Areas) -> tuple[list[Ring], dict[str, list[list[int]]]]:
    """Arcs, and the rings of each area as numbers of arcs (`~n`: from its end)."""
    junctions = _junctions(areas)
    numbers: dict[tuple[Point, ...], int] = {}

    def numbered(arc: Ring) -> int:
        if (back := tuple(arc[::-1])) in numbers:
            return ~numbers[back]
        return numbers.setdefault(tuple(arc), len(numbers))

    def arcs_of(ring: Ring) -> list[int]:
        turned = _turned(ring, junctions)
        stops = [
            i for i, point in enumerate(turned) if point in junctions and 0 < i < len(turned) - 1
        ]
        ends = [0, *stops, len(turned) - 1]
        return [numbered(turned[a : b + 1]) for a, b in pairwise(ends)]

    cut_areas = {code: [arcs_of(ring) for ring in rings] for code, rings in areas.items()}
    return [list(arc) for arc in numbers], cut_areas


def touching(areas: Areas) -> Mapping[Point, set[str]]:
    """Which areas have each point on their border."""
    at: dict[Point, set[str]] = defaultdict(set)
    for code, rings in areas.items():
        for ring in rings:
            for point in ring:
                at[point].add(code)
    return at


def longest_neighbour(hole: Ring, areas: Areas, among: Iterable[str]) -> str:
    """Which of these areas borders a hole the most."""
    border = {edge[::-1] for edge in pairwise(hole)}
    shared = {code: len(edges_of(areas[code]) & border) for code in among}
    return min(shared, key=lambda code: (-shared[code], code))


def inner_point(rings: list[Ring]) -> Point:
    """A point well inside an area: the middle of the widest of a few lines across it."""
    low, high = min(p[1] for r in rings for p in r), max(p[1] for r in rings for p in r)
    best: tuple[float, float, float] = (-1, *rings[0][0])
    for scan in range(1, SCANS + 1):
        y = low + (high - low) * scan / (SCANS + 1) + 0.01
        across = sorted(
            ax + (y - ay) * (bx - ax) / (by - ay)
            for ring in rings
            for (ax, ay), (bx, by) in pairwise(ring)
            if (ay > y) != (by > y)
        )
        for left, right in zip(across[::2], across[1::2], strict=False):
            best = max(best, (right - left, (left + right) / 2, y))
    return round(best[1]), round(best[2])
