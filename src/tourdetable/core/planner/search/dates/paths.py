"""A body's cheapest year by itself: a shortest path through its days (dynamic programming).

What other bodies and people ask is left out, but for the moments that are taken already: what a
path costs is what the body costs at least.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from tourdetable.core.planner.judge.charges import week_bounds
from tourdetable.core.planner.judge.rules.calendar import count, gap_max, gap_min, lock, tail
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.terms.days import week
from tourdetable.core.planner.terms.gaps import (
    border_after,
    border_before,
    earliest_last,
    latest_next,
)
from tourdetable.core.planner.terms.instance import BodySpec

NEVER = 1 << 40
"""More than any year costs."""


class Path(NamedTuple):
    """A body's year by itself: the bits of its meetings, and what they cost."""

    at: list[int]
    cost: int


def is_simple(masks: Masks, body: BodySpec) -> bool:
    """Whether paths say all of a body's own rules: no lock, no day that is held already."""
    ground = masks.ground
    plain = not body.standing and not any(lock.pins(ground, masks, body.id))
    return plain and count.binds(ground, body.id) and gap_min.least(ground, body) > 0


def shortest(masks: Masks, year: DateOptions, taken: int = 0) -> Path | None:
    """The cheapest year of a body out of the moments `taken`; None when there is none."""
    days = _Days(masks, year, taken)
    return days.path() if days.within() and year.body.meetings else None


def least_cost(masks: Masks, body: BodySpec) -> int:
    """What a body costs at least, whatever the others do."""
    if not count.binds(masks.ground, body.id):
        return 0
    year = masks.year(body)
    path = shortest(masks, year) if is_simple(masks, body) else None
    return path.cost if path else sum(sorted(year.costs)[: body.meetings])


class _Days:
    """The days of a body in order, each at its cheapest moment."""

    def __init__(self, masks: Masks, year: DateOptions, taken: int) -> None:
        self.body, self.ground = year.body, masks.ground
        best: dict[int, tuple[int, int]] = {}
        for bit, day, cost in zip(year.at, year.days, year.costs, strict=True):
            if not taken >> bit & 1 and (day not in best or cost < best[day][0]):
                best[day] = cost, bit
        self.ordinals = sorted(best)
        self.costs = [best[day][0] for day in self.ordinals]
        self.bits = [best[day][1] for day in self.ordinals]
        self.weeks = [_week(day) for day in self.ordinals]
        self.start = border_before(self.body).toordinal()
        self.stop = border_after(self.body).toordinal()
        self.weight = self.ground.instance.weights.gap_excess_week
        self.least, self.most = week_bounds(self.body.gap)

    def within(self) -> bool:
        """Whether there are days, all between the borders of the year."""
        found = self.ordinals
        return bool(found) and self.start < found[0] and found[-1] < self.stop

    def path(self) -> Path | None:
        """Meeting after meeting, the least that it takes to be on each day."""
        ahead = self._ahead()
        first = self._latest(self.start)
        costs = [
            cost + self._long(week - _week(self.start)) if day <= first else NEVER
            for day, week, cost in zip(self.ordinals, self.weeks, self.costs, strict=True)
        ]
        before: list[list[int]] = []
        for _ in range(self.body.meetings - 1):
            costs, origin = self._next(costs, ahead)
            before.append(origin)
        return self._ended(costs, before)

    def _ahead(self) -> Sequence[tuple[int, int]]:
        """From each day, the places of the days on which the next meeting may be."""
        least = gap_min.least(self.ground, self.body)
        found = []
        for day in self.ordinals:
            low = bisect_left(self.ordinals, day + least)
            found.append((low, bisect_left(self.ordinals, self._latest(day) + 1)))
        return found

    def _next(
        self, costs: Sequence[int], ahead: Sequence[tuple[int, int]]
    ) -> tuple[list[int], list[int]]:
        """What it takes to be on each day one meeting later, and from which day."""
        found, origin = [NEVER] * len(costs), [-1] * len(costs)
        weeks, gaps = self.weeks, self._gaps
        for at, cost in enumerate(costs):
            if cost >= NEVER:
                continue
            here = weeks[at]
            for to in range(*ahead[at]):
                whole = cost + gaps[weeks[to] - here]
                if whole < found[to]:
                    found[to], origin[to] = whole, at
        later = (min(NEVER, a + b) for a, b in zip(found, self.costs, strict=True))
        return list(later), origin

    def _ended(self, costs: Sequence[int], before: Iterable[Sequence[int]]) -> Path | None:
        """The best of the paths, read backwards."""
        after = _week(self.stop)
        ends = [
            (cost + self._long(after - self.weeks[at]), at)
            for at, cost in enumerate(costs)
            if cost < NEVER and self._may_end(self.ordinals[at])
        ]
        if not ends:
            return None
        cost, at = min(ends)
        places = [at]
        for origin in reversed(list(before)):
            places.append(origin[places[-1]])
        return Path([self.bits[place] for place in reversed(places)], cost)

    def _may_end(self, day: int) -> bool:
        earliest = earliest_last(self.body) if tail.binds(self.ground, self.body.id) else None
        late = earliest is None or day >= earliest.toordinal()
        return late and self._latest(day) >= self.stop

    def _latest(self, day: int) -> int:
        """The last day on which a meeting, or the year's end, may follow."""
        if not gap_max.binds(self.ground, self.body):
            return max(self.stop, self.ordinals[-1])
        return latest_next(self.body, date.fromordinal(day)).toordinal()

    def _long(self, weeks: int) -> int:
        return self.weight * max(0, weeks - self.most)

    @cached_property
    def _gaps(self) -> list[int]:
        """By weeks between two meetings, what that gap costs."""
        span = range(self.weeks[-1] - self.weeks[0] + 1)
        return [self._long(weeks) + self.weight * max(0, self.least - weeks) for weeks in span]


def _week(day: int) -> int:
    return week(date.fromordinal(day))
