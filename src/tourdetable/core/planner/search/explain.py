"""Why a year cannot be planned: a minimal unsatisfiable subset (MUS) of its rules, and ways out.

QuickXplain (U. Junker, "Preferred explanations and relaxations for over-constrained problems",
2004) over bodies, then kinds of rules, then rules; the ways out are minimal correction sets, by
deletion. No assumption literals: each question is a fresh model with some rules left out, so that
the answer is true by construction (docs/adr/0021).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from msgspec.structs import replace

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.universe import in_words, universe
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.components import components
from tourdetable.core.planner.search.dates_search import Dates, Times, part_of
from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.terms.instance import BodySpec, Instance, Leave
from tourdetable.core.planner.terms.plan import INFEASIBLE, UNKNOWN, Clash, Conflict, Plan

T = TypeVar("T")
MOST_REASONS = 5
"""Separate reasons beyond which no way out is sought."""


def explain(instance: Instance, seconds: float | None = None) -> Plan:
    """The plan if there is one; else the rules in conflict, and what to relax, each checked."""
    question = _Question(instance, None if seconds is None else time.monotonic() + seconds)
    whole = question.answer(instance.bodies)
    if whole.status == INFEASIBLE:
        return replace(whole, conflict=_Explanation(question).conflict())
    return whole if whole.status == UNKNOWN else plan(instance, Effort(seconds=seconds))


@dataclass(slots=True)
class _Question:
    """Can these bodies be planned, some rules left out?"""

    instance: Instance
    deadline: float | None
    unsure: bool = False
    known: dict[tuple[str, ...], Plan] = field(default_factory=dict)

    def of(self, bodies: Sequence[BodySpec]) -> Plan:
        """A plan of some bodies by themselves, or none; asked once."""
        names = tuple(sorted(body.id for body in bodies))
        if names not in self.known:
            self.known[names] = self.answer(bodies)
        return self.known[names]

    def without(self, leaves: Sequence[Leave]) -> _Question:
        """The same question, of the year without some rules."""
        relaxed = replace(self.instance, relax=(*self.instance.relax, *leaves))
        return _Question(relaxed, self.deadline)

    def answer(
        self, bodies: Sequence[BodySpec], leaves: Sequence[Leave] = (), fixed: Dates | None = None
    ) -> Plan:
        """A plan, or none."""
        seconds = None if self.deadline is None else max(0.05, self.deadline - time.monotonic())
        effort = Effort(seconds, optimise=False, fixed=fixed or {})
        found = plan(part_of(self.instance, bodies, leaves), effort)
        self.unsure = self.unsure or found.status == UNKNOWN
        return found

    def impossible(self, bodies: Sequence[BodySpec], leaves: Sequence[Leave]) -> bool:
        """Whether it is proved that they cannot."""
        return self.answer(bodies, leaves).status == INFEASIBLE


class _Explanation:
    """The search for the fewest rules."""

    def __init__(self, question: _Question) -> None:
        self.question, self.instance = question, question.instance
        self.ground = Ground(question.instance)
        self.fixed: Dates = {}
        self.beside: Dates = {}

    def conflict(self) -> Conflict:
        """The rules of which any one, left out, lets these bodies meet; others: background."""
        bodies, rules, levers = self.clash()
        told = levers or rules
        ways = self._ways_out(bodies, told)
        return Conflict(
            self._said(told),
            not self.question.unsure,
            self._said([way[0] for way in ways if len(way) == 1]),
            self._said([rule for rule in rules if rule not in told]),
            tuple(self._said(way) for way in ways if len(way) > 1),
        )

    def _said(self, rules: Sequence[Leave]) -> tuple[Clash, ...]:
        return tuple(in_words(self.instance, rule) for rule in rules)

    # ---- The minimal unsatisfiable subset

    def clash(self) -> tuple[list[BodySpec], list[Leave], list[Leave]]:
        """A MUS of bodies, a MUS of their rules, and the rules whose absence alone is enough."""
        bodies = self._bodies()
        rules = self._rules(bodies)
        levers = [rule for rule in rules if not self.question.impossible(bodies, [rule])]
        return bodies, rules, levers

    def _bodies(self) -> list[BodySpec]:
        """The fewest bodies that clash: one alone, or a few of a group."""

        def impossible(bodies: Sequence[BodySpec]) -> bool:
            return self.question.of(bodies).status == INFEASIBLE

        for body in self.instance.bodies:
            if impossible([body]):
                return [body]
        for group in components(Masks(self.ground), self.instance.bodies):
            if impossible(group):
                return quick_xplain(group, impossible)
        return quick_xplain(self.instance.bodies, impossible)

    def _rules(self, bodies: Sequence[BodySpec]) -> list[Leave]:
        """The fewest rules of these bodies that clash: kinds first, then one by one."""
        every = universe(self.ground, bodies)

        def clash(kept: Sequence[Leave]) -> bool:
            chosen = set(kept)
            return self.question.impossible(bodies, [rule for rule in every if rule not in chosen])

        def kinds_clash(kinds: Sequence[str]) -> bool:
            return clash([rule for rule in every if rule.rule in kinds])

        kinds = quick_xplain(list(dict.fromkeys(rule.rule for rule in every)), kinds_clash)
        return quick_xplain([rule for rule in every if rule.rule in kinds], clash)

    # ---- Minimal correction sets

    def _ways_out(self, bodies: Sequence[BodySpec], told: Sequence[Leave]) -> list[list[Leave]]:
        """The rules without which the whole year is possible: one, or with other reasons' ones."""
        rest, others = [b for b in self.instance.bodies if b not in bodies], list[Leave]()
        for _ in range(MOST_REASONS):
            left = [told[0], *others]
            beside = self.question.answer(rest, left) if others else self.question.of(rest)
            if ways := self._ways(told, others, beside):
                return ways
            _, rules, levers = _Explanation(self.question.without(left)).clash()
            others.append((levers or rules or left)[0])
        return []

    def _ways(
        self, told: Sequence[Leave], others: Sequence[Leave], beside: Plan
    ) -> list[list[Leave]]:
        """The ways out with those of other reasons, or the one way that is enough for all."""
        left = [told[0], *others]
        ways: list[list[Leave]] = []
        if beside.status != INFEASIBLE:
            ways = self._corrections(told, others, _dates(beside))
        if not ways and self._possible(left):
            ways = [deletion_filter(left, self._possible)]
        return ways

    def _corrections(
        self, told: Sequence[Leave], others: Sequence[Leave], fixed: Dates
    ) -> list[list[Leave]]:
        """Each rule told, with those of other reasons, when enough: first with `fixed` dates."""
        self.fixed = self.beside = fixed
        found: list[list[Leave]] = []
        for rule in told:
            way = list(dict.fromkeys([rule, *others]))
            if self._possible_beside(way):
                needed = deletion_filter(way, self._possible_beside)
                if needed not in found:
                    found.append(needed)
        return found

    def _possible_beside(self, leaves: Sequence[Leave]) -> bool:
        """Whether the whole year can be planned, first with the last known dates of the others."""
        if self.beside and self._possible(leaves, self.beside):
            return True
        whole = self.question.answer(self.instance.bodies, leaves)
        if whole.status in (INFEASIBLE, UNKNOWN):
            return False
        dates = _dates(whole).items()
        self.beside = {body: times for body, times in dates if body in self.fixed}
        return True

    def _possible(self, leaves: Sequence[Leave], fixed: Dates | None = None) -> bool:
        """Whether the year can be planned without some rules; with `fixed`, a no proves nothing."""
        whole = self.question.answer(self.instance.bodies, leaves, fixed)
        return whole.status not in (INFEASIBLE, UNKNOWN)


def _dates(plan: Plan) -> Dates:
    found: dict[str, Times] = {}
    for meeting in plan.meetings:
        when = (meeting.date.toordinal(), meeting.part)
        found[meeting.body] = (*found.get(meeting.body, ()), when)
    return found


def deletion_filter(items: Sequence[T], enough: Callable[[Sequence[T]], bool]) -> list[T]:
    """A minimal subset that is still enough, items being dropped one after the other."""
    kept = list(items)
    for item in items if len(items) > 1 else ():
        fewer = [other for other in kept if other != item]
        if enough(fewer):
            kept = fewer
    return kept


def quick_xplain(items: Sequence[T], clash: Callable[[Sequence[T]], bool]) -> list[T]:
    """A minimal set of items that still clash (none can be taken away), all clashing together."""
    if clash(()):
        return []
    return _divide([], [], list(items), clash)


def _divide(
    kept: list[T], added: list[T], items: list[T], clash: Callable[[Sequence[T]], bool]
) -> list[T]:
    """Those of the items that the clash needs besides `kept`, of which `added` are the last."""
    if added and clash(kept):
        return []
    if len(items) == 1:
        return items
    middle = len(items) // 2
    first, second = items[:middle], items[middle:]
    late = _divide([*kept, *first], first, second, clash)
    early = _divide([*kept, *late], late, first, clash)
    return early + late
