"""The dates of some bodies as a model: one Boolean a body and date, none a meeting, so that nothing is symmetric.

Gaps are windows that slide over a body's options in order: at most one meeting in any `min` days, at least one in any
`max`; costs of unevenness are the same windows, counted in weeks and paid for (PLANNER §3 and §5).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from tourdetable.core.planner.judge.cost import week_bounds
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.solver import Model
from tourdetable.core.planner.terms.days import week
from tourdetable.core.planner.terms.gaps import (
    border_after,
    border_before,
    earliest_last,
    has_latest,
    latest_after,
)
from tourdetable.core.planner.terms.instance import BodySpec

Range = tuple[int, int]
"""Options from the first number to before the second."""


class DatesModel:
    """Variables: `first[body]` + i is the i-th option of a body. `settled`: all options are held, no question asked."""

    def __init__(
        self,
        masks: Masks,
        years: Sequence[DateOptions],
        *,
        optimise: bool = True,
        settled: bool = False,
    ) -> None:
        self.masks, self.years, self.model = masks, years, Model()
        self.ground, self.optimise = masks.ground, optimise
        self.first: dict[str, int] = {}
        self.by_bit: dict[str, dict[int, int]] = {}
        for year in years:
            first = self.model.booleans(len(year.at))
            self.first[year.body.id] = first
            self.by_bit[year.body.id] = {bit: first + i for i, bit in enumerate(year.at)}
        if settled:
            for variable in range(self.model.size):
                self.model.some([variable])
            return
        for year in years:
            self._body(year)
        self._rooms()

    def chosen(self, values: Sequence[int]) -> dict[str, list[int]]:
        """By body, the bits of the options that the solver chose."""
        return {
            year.body.id: [
                bit for i, bit in enumerate(year.at) if values[self.first[year.body.id] + i]
            ]
            for year in self.years
        }

    def exclude(self, body: str, at: Sequence[int]) -> None:
        """Not all these meetings of a body at once."""
        known = self.by_bit[body]
        if all(bit in known for bit in at):
            self.model.some([-1 - known[bit] for bit in at])

    def suggest(self, chosen: dict[str, list[int]]) -> None:
        """Begin the search from these dates."""
        hints: dict[int, int] = {}
        for year in self.years:
            wanted = set(chosen.get(year.body.id, ()))
            if wanted:
                hints.update(
                    {
                        variable: int(bit in wanted)
                        for bit, variable in self.by_bit[year.body.id].items()
                    }
                )
        self.model.hint(hints)

    def _all(self, year: DateOptions, between: Range | None = None) -> list[int]:
        first, (low, high) = self.first[year.body.id], between or (0, len(year.at))
        return list(range(first + low, first + high))

    def _body(self, year: DateOptions) -> None:
        body, drops = year.body, self.ground.left.drops
        if not drops("count", body=body.id):
            self.model.total(body.meetings, self._all(year), body.meetings)
        if not drops("gap_min", body=body.id):
            for between in _widest(_spans(year.days, body.gap.min)):
                self.model.at_most_one(self._all(year, between))
        if not drops("gap_max", body=body.id) and has_latest(body):
            self._often_enough(year)
        earliest = earliest_last(body)
        if earliest and not drops("tail", body=body.id):
            self.model.some(
                [
                    self.first[body.id] + i
                    for i, d in enumerate(year.days)
                    if d >= earliest.toordinal()
                ]
            )
        for pins in self.masks.pins(body.id):
            self.model.some(
                [self.by_bit[body.id][bit] for bit in pins if bit in self.by_bit[body.id]]
            )
        if self.optimise:
            self._costs(year)

    def _often_enough(self, year: DateOptions) -> None:
        body = year.body
        start, stop = border_before(body).toordinal(), border_after(body).toordinal()
        windows = []
        for day in range(start, stop):
            latest = latest_after(body, day)
            if latest >= stop:
                break
            windows.append(_range(year.days, day + 1, latest))
        for between in _narrowest(windows):
            self.model.some(self._all(year, between))
        self._outside(year, start, stop)

    def _outside(self, year: DateOptions, start: int, stop: int) -> None:
        """Meetings out of the borders (their season left out) still follow one another soon enough."""
        for i, day in enumerate(year.days):
            variable = self.first[year.body.id] + i
            latest = latest_after(year.body, day)
            if day < start and latest < stop:
                self.model.some(
                    [-1 - variable, *self._all(year, _range(year.days, day + 1, latest))]
                )
            if day > stop and not self._reaches(year.body, start, day):
                low = bisect_left(
                    year.days, True, hi=i, key=lambda d: self._reaches(year.body, d, day)
                )
                high = bisect_left(year.days, day)
                self.model.some([-1 - variable, *self._all(year, (min(low, high), high))])

    @staticmethod
    def _reaches(body: BodySpec, day: int, later: int) -> bool:
        return later <= latest_after(body, day)

    def _costs(self, year: DateOptions) -> None:
        for i, cost in enumerate(year.costs):
            self.model.charge(self.first[year.body.id] + i, cost)
        weight = self.ground.instance.weights.gap_excess_week
        if weight and year.body.meetings:
            weeks = [week(date.fromordinal(day)) for day in year.days]
            self._long_silences(year, weeks, weight)
            self._short_silences(year, weeks, weight)

    def _long_silences(self, year: DateOptions, weeks: list[int], weight: int) -> None:
        """Each empty window of `most` weeks between the borders costs once: max(0, weeks apart - most) in all."""
        start, stop = week(border_before(year.body)), week(border_after(year.body))
        _, most = week_bounds(year.body.gap)
        empty: dict[Range, int] = {}
        for first in range(start + 1, stop - most + 1):
            between = _range(weeks, first, first + most - 1)
            empty[between] = empty.get(between, 0) + weight
        for between, cost in empty.items():
            if between[0] == between[1]:
                self.model.charge_fixed(cost)
                continue
            silent = self.model.booleans(1)
            self.model.some([silent, *self._all(year, between)])
            self.model.charge(silent, cost)

    def _short_silences(self, year: DateOptions, weeks: list[int], weight: int) -> None:
        """Each meeting beyond the first in a window of `least` weeks costs once: max(0, least - weeks apart) in all."""
        least, _ = week_bounds(year.body.gap)
        if least < 1 or not weeks:
            return
        full: dict[Range, int] = {}
        for first in range(weeks[0] - least + 1, weeks[-1] + 1):
            between = _range(weeks, first, first + least - 1)
            full[between] = full.get(between, 0) + weight
        for (low, high), cost in full.items():
            most = self._most(year, low, high)
            if most > 1:
                beyond = self.model.number(0, most - 1)
                self.model.between(
                    -most, [(v, 1) for v in self._all(year, (low, high))] + [(beyond, -1)], 1
                )
                self.model.charge(beyond, cost)

    def _most(self, year: DateOptions, low: int, high: int) -> int:
        """How many meetings a window may hold."""
        if high - low < 2:
            return high - low
        gap = 0 if self.ground.left.drops("gap_min", body=year.body.id) else year.body.gap.min
        days = year.days[high - 1] - year.days[low]
        return min(high - low, year.body.meetings, days // gap + 1 if gap else high - low)

    def _rooms(self) -> None:
        pools: dict[str, list[DateOptions]] = {}
        for year in self.years:
            pool = year.body.room_pool
            if pool is not None and not self.ground.left.drops(
                "room", body=year.body.id, room=pool
            ):
                pools.setdefault(pool, []).append(year)
        for pool, years in pools.items():
            for literals in self.at_once(years):
                self._at_most(literals, self.ground.rooms[pool].capacity)

    def at_once(self, years: Iterable[DateOptions]) -> list[list[int]]:
        """Per half-day, the variables of the meetings that would be held at that moment."""
        moments: dict[int, list[int]] = {}
        for year in years:
            for bit, variable in self.by_bit[year.body.id].items():
                day, part = divmod(bit, 3)
                for half in (0, 1) if part == 2 else (part,):
                    moments.setdefault(2 * day + half, []).append(variable)
        return [moments[moment] for moment in sorted(moments)]

    def _at_most(self, literals: list[int], most: int) -> None:
        if len(literals) <= most:
            return
        if most == 1:
            self.model.at_most_one(literals)
        else:
            self.model.total(0, literals, most)


def _range(ordered: Sequence[int], first: int, last: int) -> Range:
    """The places of the values from `first` to `last`, both included."""
    return bisect_left(ordered, first), bisect_left(ordered, last + 1)


def _spans(days: Sequence[int], width: int) -> list[Range]:
    """From each option, those within `width` days."""
    return [(i, bisect_left(days, day + width)) for i, day in enumerate(days)]


def _widest(ranges: Iterable[Range]) -> list[Range]:
    """The ranges that no other contains, of two options or more, when they come in order."""
    kept: list[Range] = []
    for low, high in ranges:
        if high - low > 1 and (not kept or high > kept[-1][1]):
            kept.append((low, high))
    return kept


def _narrowest(ranges: Iterable[Range]) -> list[Range]:
    """The ranges that contain no other, when they come in order."""
    kept: list[Range] = []
    for low, high in ranges:
        while kept and kept[-1][0] <= low and high <= kept[-1][1]:
            kept.pop()
        if not kept or not (low <= kept[-1][0] and kept[-1][1] <= high):
            kept.append((low, high))
    return kept
