"""Lines made lighter: fewer points, the same look (Visvalingam and Whyatt, 1993)."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

Point = tuple[int, int]


def _triangle(a: Point, b: Point, c: Point) -> float:
    """Area of three points: how much one would miss the middle one."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


class _Chain:
    """The points that remain, each knowing its neighbours."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.points = points
        self.before = list(range(-1, len(points) - 1))
        self.after = list(range(1, len(points) + 1))
        self.least: dict[int, float] = {}
        for i in range(1, len(points) - 1):
            self.weigh(i)

    def weigh(self, i: int, at_least: float = 0) -> float:
        around = self.points[self.before[i]], self.points[i], self.points[self.after[i]]
        self.least[i] = max(at_least, _triangle(*around))
        return self.least[i]

    def leave_out(self, i: int) -> list[int]:
        """Without this point; those whose triangle has changed."""
        left, right = self.before[i], self.after[i]
        self.after[left], self.before[right] = right, left
        del self.least[i]
        return [n for n in (left, right) if n in self.least]

    def kept(self) -> list[Point]:
        ends = {0, len(self.points) - 1}
        return [p for i, p in enumerate(self.points) if i in ends or i in self.least]


def lightened(points: Sequence[Point], smallest: float, least: int = 2) -> list[Point]:
    """The points of a line without those that make a triangle smaller than `smallest`.

    It is in squares of the unit. Both ends stay, so that lines that met still meet; `least` points
    stay too: a line that comes back to its beginning needs four to be an area.
    """
    chain = _Chain(points)
    heap = [(area, i) for i, area in chain.least.items()]
    heapify(heap)
    left = len(points)
    while left > least and heap and heap[0][0] < smallest:
        area, i = heappop(heap)
        if chain.least.get(i) == area:
            left -= 1
            for neighbour in chain.leave_out(i):
                heappush(heap, (chain.weigh(neighbour, area), neighbour))
    return chain.kept()
