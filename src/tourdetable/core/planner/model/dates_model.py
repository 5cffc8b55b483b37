"""The dates of some bodies as a model: the rules that bear on them, and what they cost.

Gaps are windows that slide over a body's options in order: at most one meeting in any `min` days,
at least one in any `max` (`rules`); costs of unevenness are the same windows, counted in weeks and
paid for (PLANNER §3 and §5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from tourdetable.core.planner.judge.charges import week_bounds
from tourdetable.core.planner.judge.rules.calendar import count, gap_min
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.rules import YEAR_RULES, between, keep_hosts, keep_rooms
from tourdetable.core.planner.model.together import keep_together
from tourdetable.core.planner.model.variables import DateVariables, Range
from tourdetable.core.planner.terms.days import week
from tourdetable.core.planner.terms.gaps import border_after, border_before


class DatesModel(DateVariables):
    """The dates, constrained and paid for. `settled`: all options are held, no question asked."""

    def __init__(
        self,
        masks: Masks,
        years: Sequence[DateOptions],
        *,
        optimise: bool = True,
        settled: bool = False,
    ) -> None:
        super().__init__(masks, years)
        for year in years:
            if settled or year.held:
                self._hold(year)
                continue
            for rule in YEAR_RULES:
                rule(self, year)
            if optimise:
                self._costs(year)
        if not settled:
            keep_rooms(self)
            keep_hosts(self)
            keep_together(self)

    def _hold(self, year: DateOptions) -> None:
        for variable in self.of(year):
            self.model.some([variable])

    def _costs(self, year: DateOptions) -> None:
        for i, cost in enumerate(year.costs):
            self.model.charge(self.first[year.body.id] + i, cost)
        weight = self.ground.instance.weights.gap_excess_week
        if weight and year.body.meetings:
            weeks = [week(date.fromordinal(day)) for day in year.days]
            self._long_silences(year, weeks, weight)
            self._short_silences(year, weeks, weight)

    def _long_silences(self, year: DateOptions, weeks: list[int], weight: int) -> None:
        """Each empty window of `most` weeks costs once: max(0, weeks apart - most) in all."""
        start, stop = week(border_before(year.body)), week(border_after(year.body))
        _, most = week_bounds(year.body.gap)
        held = [week(day) for day in year.body.standing]
        starts = [
            first
            for first in range(start + 1, stop - most + 1)
            if not any(first <= one < first + most for one in held)
        ]
        windows = _sliding(weeks, starts, most)
        for window, times in windows.items():
            self._charge_empty(year, window, weight * times)

    def _charge_empty(self, year: DateOptions, window: Range, cost: int) -> None:
        if window[0] == window[1]:
            self.model.charge_fixed(cost)
            return
        silent = self.model.booleans(1)
        self.model.some([silent, *self.of(year, window)])
        self.model.charge(silent, cost)

    def _short_silences(self, year: DateOptions, weeks: list[int], weight: int) -> None:
        """Each meeting in `least` weeks but one costs once: max(0, least - weeks apart) in all."""
        least, _ = week_bounds(year.body.gap)
        if least < 1 or not weeks:
            return
        windows = _sliding(weeks, range(weeks[0] - least + 1, weeks[-1] + 1), least)
        for window, times in windows.items():
            self._charge_beyond_first(year, window, weight * times)

    def _charge_beyond_first(self, year: DateOptions, window: Range, cost: int) -> None:
        most = self._most(year, window)
        if most > 1:
            beyond = self.model.number(0, most - 1)
            terms = [(variable, 1) for variable in self.of(year, window)]
            self.model.between(-most, [*terms, (beyond, -1)], 1)
            self.model.charge(beyond, cost)

    def _most(self, year: DateOptions, window: Range) -> int:
        """How many meetings a window may hold."""
        low, high = window
        if high - low < 2:
            return high - low
        gap = gap_min.least(self.ground, year.body)
        days = year.days[high - 1] - year.days[low]
        most = count.most(self.ground, year.body)
        return min(high - low, most, days // gap + 1 if gap else high - low)


def _sliding(weeks: list[int], starts: Iterable[int], width: int) -> dict[Range, int]:
    """The windows of `width` weeks from each start, with how many of them hold the same options."""
    return Counter(between(weeks, first, first + width - 1) for first in starts)
