"""Construction heuristic: a first year, body by body, whatever the size of the whole.

Bodies are planned one after the other, each by its cheapest path through the moments that those
planned already leave free (`paths`). Where one finds no room, or owes others more than that, the
solver places it, then those around it with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.model.people_model import PeopleModel
from tourdetable.core.planner.model.solver import LIGHT
from tourdetable.core.planner.search.components import Tie, necessary_ties
from tourdetable.core.planner.search.dates.diary import Diary
from tourdetable.core.planner.search.dates.paths import is_simple, shortest
from tourdetable.core.planner.terms.bonds import tied_to
from tourdetable.core.planner.terms.instance import BodySpec

ROOM = 30
"""Bodies planned again together, at most, to make room for one."""

EFFORT = 1.0
"""Units of the solver's work for one body, or for those around it."""

FIRST: Mapping[str, object] = {
    **LIGHT,
    "use_objective_lb_search": False,
    "stop_after_first_solution": True,
    "max_deterministic_time": EFFORT,
}

GoesOn = Callable[[], bool]


def warm_start(
    masks: Masks, years: Sequence[DateOptions], goes_on: GoesOn = lambda: True
) -> dict[str, list[int]]:
    """By body, the bits of dates that go together; one that finds none is left out."""
    return _Construction(masks, years).built(goes_on)


class _Construction:
    """A first year being built; `known`: the dates so far."""

    def __init__(self, masks: Masks, years: Sequence[DateOptions]) -> None:
        self.masks = masks
        self.years = {year.body.id: year for year in years}
        self.known: dict[str, list[int]] = {}
        self.beside = _beside(masks, [year.body for year in years])
        self.diary = Diary(masks)

    def built(self, goes_on: GoesOn) -> dict[str, list[int]]:
        """All the dates that are found while it may go on."""
        late = []
        for body in self._hardest_first():
            if goes_on() and not (self._lay(body) or self._place([body])):
                late.append(body)
        for body in late:
            if goes_on():
                self._make_room(body)
        return self.known

    def _hardest_first(self) -> list[BodySpec]:
        """Bodies with most people who must come, then with least choice of dates, first."""

        def ease(year: DateOptions) -> tuple[float, str]:
            people = sum(len(seat.persons) for seat in self.masks.needed(year.body))
            return len(year.at) / (1 + people * max(1, year.body.meetings)), year.body.id

        return [year.body for year in sorted(self.years.values(), key=ease)]

    def _lay(self, body: BodySpec) -> bool:
        """Give a body its cheapest year beside the others, if a path says all that it owes."""
        if not (is_simple(self.masks, body) and self.diary.knows(body)):
            return False
        path = shortest(self.masks, self.years[body.id], self.diary.taken(body))
        if path is not None:
            self._keep(body, path.at)
        return path is not None

    def _keep(self, body: BodySpec, at: list[int]) -> None:
        self.diary.note(body, at)
        self.known[body.id] = at

    def _make_room(self, body: BodySpec) -> None:
        """Plan a body with those around it, then with those around them."""
        group = [body]
        while True:
            wider = [*group, *self._near(group)]
            if len(wider) == len(group) or len(wider) > ROOM:
                return
            group = wider
            if self._place(group):
                return

    def _near(self, group: Sequence[BodySpec]) -> list[BodySpec]:
        names = {body.id for body in group}
        near = set().union(*(self.beside[name] for name in names)) - names
        return [self.years[name].body for name in self.known if name in near]

    def _place(self, group: Sequence[BodySpec]) -> bool:
        """Give dates to these bodies, others keeping theirs; whether there are any."""
        held = [self.years[body.id].settled(self.known[body.id]) for body in self._near(group)]
        model = DatesModel(self.masks, [*(self.years[body.id] for body in group), *held])
        PeopleModel(model)
        answer = model.model.solve(parameters=FIRST)
        if answer.values:
            chosen = model.chosen(answer.values)
            for body in group:
                self._keep(body, chosen[body.id])
        return bool(answer.values)


def _beside(masks: Masks, bodies: Sequence[BodySpec]) -> dict[str, set[str]]:
    """By body, those that share somebody who must come with it, rooms or dates."""
    members: dict[Tie, set[str]] = {}
    for body in bodies:
        for tie in necessary_ties(masks, body):
            members.setdefault(tie, set()).add(body.id)
    found: dict[str, set[str]] = {body.id: set() for body in bodies}
    for together in members.values():
        if len(together) > 1:
            for name in together:
                found[name] |= together
    for body in bodies:
        found[body.id] |= tied_to(masks.ground.instance, body) & found.keys()
    return found
