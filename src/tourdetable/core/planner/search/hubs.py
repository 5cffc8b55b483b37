"""The best dates of a group of bodies; a country tied together by a few (a national Club) is planned around those."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.commitments import Commitments
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.people_model import PeopleModel
from tourdetable.core.planner.model.solver import Progress
from tourdetable.core.planner.search.components import components
from tourdetable.core.planner.search.search import (
    Found,
    Search,
    Whens,
    as_bits,
    cost_of,
    search_years,
)
from tourdetable.core.planner.terms.instance import BodySpec, Instance
from tourdetable.core.planner.terms.plan import FEASIBLE, OPTIMAL, UNKNOWN

HUGE = 200
"""Bodies beyond which one model is too much for a small machine."""

MOST_HUBS = 8


def search(instance: Instance, how: Search) -> Found:
    """The best dates of all the bodies of an instance, that are one group."""
    return search_on(Masks(Ground(instance)), instance.bodies, how)


def search_on(
    masks: Masks, bodies: Sequence[BodySpec], how: Search, progress: Progress | None = None
) -> Found:
    """The best dates of some bodies; a huge group is planned around its hubs."""
    few = hubs(masks, bodies, how.explicit) if len(bodies) > HUGE else []
    years = [_year(masks, body, how.held) for body in bodies]
    return (
        _Around(masks, years, how).found(few) if few else search_years(masks, years, how, progress)
    )


def _year(masks: Masks, body: BodySpec, held: Whens) -> DateOptions:
    year = masks.year(body)
    return year.only(as_bits(masks, held[body.id])) if body.id in held else year


def hubs(
    masks: Masks, bodies: Sequence[BodySpec], explicit: Iterable[str] = (), most: int = HUGE
) -> list[BodySpec]:
    """The fewest of the most peopled bodies without which no group is huge; none when that does not help."""
    order = sorted(
        bodies, key=lambda body: (-len({p for s in masks.needed(body) for p in s.persons}), body.id)
    )
    for count in range(1, min(MOST_HUBS, len(order)) + 1):
        names = {body.id for body in order[:count]}
        groups = components(masks, [body for body in bodies if body.id not in names], explicit)
        if groups and len(groups[0]) <= most:
            return order[:count]
    return []


@dataclass(slots=True)
class _Around:
    """A huge group in the making: `free` are the dates of its groups without the hubs, which bound the whole."""

    masks: Masks
    years: Sequence[DateOptions]
    how: Search
    free: dict[str, Found] = field(default_factory=dict)
    work: float = 0.0

    def found(self, few: Sequence[BodySpec]) -> Found:
        """The hubs first, then each group beside them; one that cannot go with them joins them, and all restarts."""
        core = [body.id for body in few]
        while True:
            parts, stuck = self._parts(core)
            if not stuck or len(core) + len(stuck) > HUGE:
                return replace(_together(parts), work=self.work)
            core += stuck

    def _parts(self, core: Sequence[str]) -> tuple[list[Found], list[str]]:
        """What was found, and the group that could not go with the core."""
        by_body = {year.body.id: year for year in self.years}
        first = self._search(
            [by_body[body] for body in core], replace(self.how, share=self.how.share / 4)
        )
        if not first.dates:
            return [first], []
        held = [by_body[body].only(as_bits(self.masks, first.dates[body])) for body in core]
        parts, rest = [first], [year.body for year in self.years if year.body.id not in first.dates]
        groups = components(self.masks, rest, self.how.explicit)
        for at, group in enumerate(groups):
            share = replace(
                self.how, share=self.how.share * len(group) / sum(map(len, groups[at:]))
            )
            parts.append(self._beside([by_body[body.id] for body in group], held, share))
            if not parts[-1].dates:
                return parts, [body.id for body in group] if parts[-1].status == UNKNOWN else []
        return parts, []

    def _beside(
        self, mine: Sequence[DateOptions], held: Sequence[DateOptions], how: Search
    ) -> Found:
        """A group's dates that go with the hubs held, and the bound of its dates without them."""
        name = mine[0].body.id
        free = self.free[name] = self.free.get(name) or self._search(mine, how)
        if not free.dates or self._go_together(mine, held, free.dates):
            return free
        again = self._search([*mine, *held], replace(how, start=free.dates))
        if not again.dates:
            return Found(UNKNOWN)
        dates = {year.body.id: again.dates[year.body.id] for year in mine}
        chosen = {body: as_bits(self.masks, when) for body, when in dates.items()}
        return Found(FEASIBLE, dates, cost_of(self.masks, mine, chosen), free.bound)

    def _search(self, years: Sequence[DateOptions], how: Search) -> Found:
        found = search_years(self.masks, years, how)
        self.work += found.work
        return found

    def _go_together(
        self, mine: Sequence[DateOptions], held: Sequence[DateOptions], dates: Whens
    ) -> bool:
        """Whether meetings that are all settled leave everybody where they must be."""
        settled = [year.only(as_bits(self.masks, dates[year.body.id])) for year in mine]
        model = DatesModel(self.masks, [*settled, *held], optimise=False)
        bodies = [year.body for year in (*settled, *held)]
        PeopleModel(model, Commitments(self.masks, bodies), self.how.explicit)
        return bool(model.model.solve(optimise=False).values)


def _together(parts: Sequence[Found]) -> Found:
    """The whole, or the part that has no dates."""
    without = next((part for part in parts if not part.dates), None)
    if without is not None:
        return without
    cost, bound = sum(part.cost or 0 for part in parts), sum(part.bound or 0 for part in parts)
    dates: Mapping[str, tuple[tuple[int, str], ...]] = {
        b: when for part in parts for b, when in part.dates.items()
    }
    return Found(OPTIMAL if cost <= bound else FEASIBLE, dates, cost, bound)
