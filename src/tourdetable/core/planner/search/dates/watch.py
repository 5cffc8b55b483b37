"""The time allowed for a year, how far its groups are, whom to tell, and whether they said stop."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from math import inf

from tourdetable.core.planner.model.solver import Progress

Name = tuple[str, ...]
"""A group of bodies, by their ids in order."""

MOST_APART = 0.6
"""What part of the time left is kept at most for the answer."""


class Watch:
    """Time on the monotonic clock: `end` is when to answer, `reserve` what answering takes.

    `costs` and `bounds` are those of the groups so far; the whole's are their sums. `floors`: what
    each body costs at least, whatever its group.
    """

    def __init__(self, seconds: float | None, progress: Progress | None) -> None:
        self.start = time.monotonic()
        self.seconds, self.progress = seconds, progress
        self.reserve = 0.0
        self.stopped = False
        self.costs: dict[Name, int | None] = {}
        self.bounds: dict[Name, int] = {}
        self.floors: Mapping[str, int] = {}

    @property
    def end(self) -> float | None:
        """When to answer."""
        return None if self.seconds is None else self.start + self.seconds

    @property
    def deadline(self) -> float | None:
        """When to stop searching, so as to answer in time."""
        return None if self.end is None else self.end - self.reserve

    def set_apart(self, seconds: float) -> None:
        """Keep this time, or most of what is left at most, for the answer to be made."""
        self.reserve = min(seconds, MOST_APART * self.left())

    def left(self) -> float:
        """Seconds until the answer."""
        return inf if self.end is None else max(0.0, self.end - time.monotonic())

    def late(self) -> bool:
        """Whether there is no time left to search."""
        return self.deadline is not None and time.monotonic() >= self.deadline

    def over(self) -> bool:
        """Whether there is no time left at all."""
        return self.end is not None and time.monotonic() >= self.end

    def begin(self, costs: Mapping[Name, int | None]) -> None:
        """Follow these groups, of which these costs are known."""
        self.costs = dict(costs)
        self.bounds = {name: max(self.bounds.get(name, 0), self._floor(name)) for name in costs}

    def _floor(self, name: Name) -> int:
        return sum(self.floors.get(body, 0) for body in name)

    @property
    def bound(self) -> int:
        """What no year can beat: the sum of what no group can."""
        return sum(self.bounds.values())

    def heard(self, name: Name, best: int | None, bound: int | None) -> None:
        """A group's best cost and bound so far."""
        known = self.costs.get(name)
        if best is not None and (known is None or best < known):
            self.costs[name] = best
        if bound is not None:
            self.bounds[name] = max(bound, self.bounds.get(name, 0))

    def of(self, name: Name) -> Progress:
        """What is told of one group, and answers whether to go on with it."""

        def told(best: int | None, bound: int | None) -> bool:
            self.heard(name, best, bound)
            return self.goes_on()

        return told

    def goes_on(self) -> bool:
        """Tell of the whole; whether nobody said stop."""
        if not self.stopped and self.progress is not None:
            costs = list(self.costs.values())
            whole = total(costs) if costs and None not in costs else None
            self.stopped = not self.progress(whole, self.bound)
        return not self.stopped


def total(costs: Iterable[int | None]) -> int:
    """The sum of what is known."""
    return sum(cost or 0 for cost in costs)
