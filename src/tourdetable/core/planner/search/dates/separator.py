"""Decomposition by a vertex separator: a country tied together by a few bodies (a national Club).

The bodies that tie the others are planned first; each group that they kept together is planned
beside them. What the groups cost when planned alone bounds what the whole can cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.people_model import PeopleModel
from tourdetable.core.planner.model.solver import Progress
from tourdetable.core.planner.search.components import components
from tourdetable.core.planner.search.dates.improve import BLOCK, improved
from tourdetable.core.planner.search.dates_search import (
    Dates,
    SearchSettings,
    Solution,
    all_bits,
    as_bits,
    best_of,
    cost_of,
    or_known,
    search_dates,
    whole_cost,
)
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.planner.terms.plan import FEASIBLE, OPTIMAL, UNKNOWN

HUGE = 300
"""Bodies beyond which one model is too much for a small machine: about a gigabyte there."""

MOST_SEPARATING = 8


def search_on(
    masks: Masks, bodies: Sequence[BodySpec], how: SearchSettings, progress: Progress | None = None
) -> Solution:
    """The best dates of some bodies; a huge group is split by a separator.

    In a short time, or on another seed than the first, dates known already are improved step by
    step before; when too little is left for one model of all, they are the answer.
    """
    how, tell = how.begun(), progress or _going_on
    years = {body.id: _options(masks, body, how.fixed) for body in bodies}
    ready = len(bodies) > BLOCK and len(how.known) == len(bodies)
    if ready and how.stepwise:
        return _steps(masks, list(years.values()), how, tell)
    if ready and (how.seed > 1 or how.short(len(bodies))):
        return _improved_first(masks, years, how, tell)
    return _searched(masks, years, how, tell)


def _improved_first(
    masks: Masks, years: Mapping[str, DateOptions], how: SearchSettings, tell: Progress
) -> Solution:
    """Known dates improved by one pass, then one search of all if there is time for it."""
    every, proving = list(years.values()), how.seed == 1
    first = improved(masks, every, how.known, how, tell, proving=proving)
    how = replace(how, known=first.dates, start=first.dates)
    if how.hurried(len(every)):
        return first
    found = best_of(first, _searched(masks, years, how, tell))
    return replace(found, work=found.work + first.work)


def _steps(
    masks: Masks, years: Sequence[DateOptions], how: SearchSettings, tell: Progress
) -> Solution:
    """Dates improved by passes over all the bodies, each on a seed of its own, to the deadline."""
    best = improved(masks, years, how.known, how, tell)
    while not how.over and tell(best.cost, None):
        how = replace(how, seed=how.seed + 1)
        best = best_of(best, improved(masks, years, best.dates, how, tell))
    return best


def _searched(
    masks: Masks, years: Mapping[str, DateOptions], how: SearchSettings, tell: Progress
) -> Solution:
    every, few = list(years.values()), list[BodySpec]()
    if len(years) > HUGE:
        few = vertex_separator(masks, [year.body for year in every], how.joined, HUGE)
    if not few:
        return search_dates(masks, every, how, tell)
    if how.seed > 1 and how.known:
        return Solution(FEASIBLE, how.known, whole_cost(masks, every, how.known, how))
    return _Separated(masks, years, how, tell).solved(few)


def _going_on(_best: int | None, _bound: int | None) -> bool:
    return True


def _options(masks: Masks, body: BodySpec, fixed: Dates) -> DateOptions:
    year = masks.year(body)
    return year.only(as_bits(masks, fixed[body.id])) if body.id in fixed else year


def vertex_separator(
    masks: Masks, bodies: Sequence[BodySpec], explicit: Iterable[str], most: int
) -> list[BodySpec]:
    """The fewest of the most peopled bodies without which no group has more than `most` bodies.

    None when even `MOST_SEPARATING` of them do not suffice.
    """
    order = sorted(bodies, key=lambda body: (not body.own_day, -_people(masks, body), body.id))
    for count in range(1, min(MOST_SEPARATING, len(order)) + 1):
        names = {body.id for body in order[:count]}
        rest = [body for body in bodies if body.id not in names]
        groups = components(masks, rest, explicit)
        if groups and len(groups[0]) <= most:
            return order[:count]
    return []


def _people(masks: Masks, body: BodySpec) -> int:
    return len({person for seat in masks.needed(body) for person in seat.persons})


@dataclass(slots=True)
class _Separated:
    """A huge group being planned; `alone`: by first body, the dates of groups planned alone."""

    masks: Masks
    years: Mapping[str, DateOptions]
    how: SearchSettings
    tell: Progress
    alone: dict[str, Solution] = field(default_factory=dict)
    bound: int = 0
    work: float = 0.0

    def solved(self, few: Sequence[BodySpec]) -> Solution:
        """The separator, then each group beside it; one that cannot go with it joins it.

        The dates known already, when these do not come together in time.
        """
        core = [*few]
        while True:
            parts, stuck = self._parts(core)
            if not stuck or len(core) + len(stuck) > HUGE or self.how.over:
                found = replace(_together(parts), work=self.work)
                if not found.dates:
                    found = replace(found, bound=self.bound)
                return or_known(self.masks, list(self.years.values()), self.how, found)
            core += stuck

    def _parts(self, core: Sequence[BodySpec]) -> tuple[list[Solution], Sequence[BodySpec]]:
        """What was found, and the group that could not go with the core."""
        quarter = replace(self.how, share=self.how.share / 4)
        self.bound = sum(part.bound or 0 for part in self.alone.values())
        first = self._bounding(self._of(core), quarter)
        rest = [year.body for year in self.years.values() if year.body.id not in first.dates]
        groups = components(self.masks, rest, self.how.joined) if first.dates else []
        parts = [first]
        for at, group in enumerate(groups):
            how = replace(self.how, share=self.how.share * _first_part(groups[at:]))
            parts.append(self._beside(self._of(group), first.dates, how))
            if not parts[-1].dates:
                return parts, group if parts[-1].status == UNKNOWN else []
        return parts, []

    def _of(self, bodies: Sequence[BodySpec]) -> list[DateOptions]:
        return [self.years[body.id] for body in bodies]

    def _beside(self, mine: Sequence[DateOptions], core: Dates, how: SearchSettings) -> Solution:
        """A group's dates beside the separator's, and the bound of its dates without it."""
        name = mine[0].body.id
        if name not in self.alone:
            self.alone[name] = self._bounding(mine, how)
        alone = self.alone[name]
        if not alone.dates or self._compatible({**alone.dates, **core}):
            return alone
        how = replace(how, start=alone.dates, known={})
        found = self._search([*mine, *self._held(core)], how, lambda _best, _bound: self._goes_on())
        if not found.dates:
            return Solution(UNKNOWN)
        dates = {year.body.id: found.dates[year.body.id] for year in mine}
        cost = cost_of(self.masks, mine, all_bits(self.masks, dates))
        return Solution(FEASIBLE, dates, cost, alone.bound)

    def _goes_on(self) -> bool:
        return self.tell(None, self.bound)

    def _bounding(self, years: Sequence[DateOptions], how: SearchSettings) -> Solution:
        """The best dates of bodies by themselves; what they cost at least counts for the whole."""
        before = self.bound
        found = self._search(years, how, lambda _, bound: self.tell(None, before + (bound or 0)))
        self.bound = before + (found.bound or 0)
        return found

    def _search(
        self, years: Sequence[DateOptions], how: SearchSettings, tell: Progress
    ) -> Solution:
        found = search_dates(self.masks, years, how.begun(), tell)
        self.work += found.work
        return found

    def _held(self, dates: Dates) -> list[DateOptions]:
        """Bodies whose dates are settled."""
        bits = all_bits(self.masks, dates)
        return [self.years[body].settled(at) for body, at in bits.items()]

    def _compatible(self, dates: Dates) -> bool:
        """Whether dates, all settled, leave everybody where they must be."""
        model = DatesModel(self.masks, self._held(dates), optimise=False)
        PeopleModel(model, self.how.explicit)
        return bool(model.model.solve(optimise=False).values)


def _first_part(groups: Sequence[Sequence[BodySpec]]) -> float:
    """How much of the time left the first of these groups may take, by its size."""
    return len(groups[0]) / sum(map(len, groups))


def _together(parts: Sequence[Solution]) -> Solution:
    """The whole, or the part that has no dates."""
    without = [part for part in parts if not part.dates]
    if without:
        return without[0]
    dates = {body: times for part in parts for body, times in part.dates.items()}
    cost, bound = (sum(part.cost or 0 for part in parts), sum(part.bound or 0 for part in parts))
    return Solution(OPTIMAL if cost <= bound else FEASIBLE, dates, cost, bound)
