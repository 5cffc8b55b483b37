"""How far a count may move while all that is published stays as it is.

Whatever a reader computes from published sums leaves to a hidden count an interval of values. In a
circulation its ends are exact, and found by pushing units round the loops that hidden counts make
(a maximal flow, which has whole solutions).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from math import inf

from tourdetable.core.figures.terms import Figure

Cost = Callable[[Figure], int | None]
"""What it costs to let a count move; None for one that may not."""

Step = tuple[Figure, int]
"""A count, and whether it grows (1) or shrinks (-1)."""

Ways = dict[Hashable, list[tuple[int, Hashable, Step]]]
"""From each node: the price of a step, the next node, the step."""


@dataclass
class Slack:
    """Counts that may move, each at a price that is paid once."""

    figures: Iterable[Figure]
    cost: Cost
    paid: set[Hashable] = field(default_factory=set)

    def room(self, target: Figure, wanted: int) -> int:
        """By how much the target may vary, at most `wanted`: by what is paid first, then upwards,
        then downwards."""
        down = self.pushed(target, -1, min(wanted, target.count), spend=0)
        up = self.pushed(target, 1, wanted - down)
        return up + self.pushed(target, -1, min(wanted - up, target.count))

    def pushed(self, target: Figure, sign: int, most: int, spend: float = inf) -> int:
        """Move the target by up to `most` units, along the cheapest loops, each for `spend` at
        most; how far it went."""
        ends = (target.head, target.tail) if sign > 0 else (target.tail, target.head)
        moved: Counter[Hashable] = Counter()
        gone = 0
        while gone < most and (steps := self.cheapest(*ends, self.ways(target, moved, spend))):
            units = min(most - gone, *(left(one, moved, most) for one in steps))
            for figure, direction in steps:
                moved[figure.name] += direction * units
                self.paid.add(figure.name)
            gone += units
        return gone

    def cheapest(self, start: Hashable, end: Hashable, ways: Ways) -> list[Step]:
        """The steps of the cheapest way from one node to another; none when there is none."""
        order, seen = count(), set[Hashable]()
        waiting: list[tuple[int, int, Hashable, list[Step]]] = [(0, next(order), start, [])]
        while waiting:
            spent, _, node, steps = heappop(waiting)
            if node == end:
                return steps
            if node in seen:
                continue
            seen.add(node)
            for price, then, step in ways.get(node, ()):
                heappush(waiting, (spent + price, next(order), then, [*steps, step]))
        return []

    def ways(self, target: Figure, moved: Counter[Hashable], spend: float) -> Ways:
        """From each node, where one more unit may go for `spend` at most."""
        found: Ways = {}
        for figure, price in self.priced(target):
            if price > spend:
                continue
            found.setdefault(figure.tail, []).append((price, figure.head, (figure, 1)))
            if figure.count + moved[figure.name] > 0:
                found.setdefault(figure.head, []).append((price, figure.tail, (figure, -1)))
        return found

    def priced(self, target: Figure) -> Iterator[tuple[Figure, int]]:
        for figure in self.figures:
            price = self.cost(figure)
            if figure.name != target.name and price is not None:
                yield figure, 0 if figure.name in self.paid else price


def left(step: Step, moved: Counter[Hashable], most: int) -> int:
    """How many units a step still takes: a count never goes under zero."""
    figure, direction = step
    return most if direction > 0 else figure.count + moved[figure.name]
