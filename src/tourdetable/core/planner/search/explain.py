"""Why a year cannot be planned: the fewest rules that clash, found by leaving rules out and planning again.

No assumption literals: each question is a fresh model with some rules left out, so that the answer is true by
construction (docs/adr/0021). Each body alone first, then groups, then the fewest bodies; then kinds of rules, then
rules one by one (QuickXplain: U. Junker, "Preferred explanations and relaxations for over-constrained problems", 2004).
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
from tourdetable.core.planner.search.search import Whens, part_of
from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.terms.instance import BodySpec, Instance, Leave
from tourdetable.core.planner.terms.plan import INFEASIBLE, UNKNOWN, Clash, Conflict, Plan

T = TypeVar("T")
MOST_REASONS = 5
"""Separate reasons beyond which no way out is sought."""


def explain(instance: Instance, seconds: float | None = None) -> Plan:
    """The plan if there is one; else the rules in conflict, and what to relax, each proposal checked."""
    question = _Question(instance, None if seconds is None else time.monotonic() + seconds)
    whole = question.answer(instance.bodies, ())
    if whole.status != INFEASIBLE:
        return plan(instance, Effort(seconds=seconds)) if whole.status != UNKNOWN else whole
    return replace(whole, conflict=_Reasons(question).conflict())


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
            self.known[names] = self.answer(bodies, ())
        return self.known[names]

    def without(self, leaves: Sequence[Leave]) -> _Question:
        """The same question, of the year without some rules."""
        return _Question(
            replace(self.instance, relax=(*self.instance.relax, *leaves)), self.deadline
        )

    def answer(
        self, bodies: Sequence[BodySpec], leaves: Sequence[Leave], held: Whens | None = None
    ) -> Plan:
        """A plan, or none."""
        seconds = None if self.deadline is None else max(0.05, self.deadline - time.monotonic())
        found = plan(
            part_of(self.instance, bodies, leaves), Effort(seconds, optimise=False, held=held or {})
        )
        self.unsure = self.unsure or found.status == UNKNOWN
        return found

    def impossible(self, bodies: Sequence[BodySpec], leaves: Sequence[Leave]) -> bool:
        """Whether it is proved that they cannot."""
        return self.answer(bodies, leaves).status == INFEASIBLE


class _Reasons:
    """The search for the fewest rules."""

    def __init__(self, question: _Question) -> None:
        self.question, self.instance = question, question.instance
        self.ground = Ground(question.instance)

    def conflict(self) -> Conflict:
        """The rules of which any one, left out, lets these bodies meet; the others of the clash are its background."""
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

    def clash(self) -> tuple[list[BodySpec], list[Leave], list[Leave]]:
        """The fewest bodies that clash, the fewest of their rules, and those whose absence is enough for them."""
        bodies = self._bodies()
        rules = self._rules(bodies)
        return (
            bodies,
            rules,
            [rule for rule in rules if not self.question.impossible(bodies, [rule])],
        )

    def _bodies(self) -> list[BodySpec]:
        """The fewest bodies that clash: one alone, or a few of a group."""

        def impossible(bodies: Sequence[BodySpec]) -> bool:
            return self.question.of(bodies).status == INFEASIBLE

        for body in self.instance.bodies:
            if impossible([body]):
                return [body]
        for group in components(Masks(self.ground), self.instance.bodies):
            if impossible(group):
                return fewest(group, impossible)
        return fewest(list(self.instance.bodies), impossible)

    def _rules(self, bodies: Sequence[BodySpec]) -> list[Leave]:
        """The fewest rules of these bodies that clash: kinds first, then one by one."""
        every = universe(self.ground, bodies)

        def clash(kept: Sequence[Leave]) -> bool:
            chosen = set(kept)
            return self.question.impossible(bodies, [rule for rule in every if rule not in chosen])

        kinds = list(dict.fromkeys(rule.rule for rule in every))
        needed = fewest(kinds, lambda kept: clash([rule for rule in every if rule.rule in kept]))
        return fewest([rule for rule in every if rule.rule in needed], clash)

    def _ways_out(self, bodies: Sequence[BodySpec], told: Sequence[Leave]) -> list[list[Leave]]:
        """The rules without which the whole year is possible: alone, or with those of other reasons; each checked."""
        names = {body.id for body in bodies}
        rest = [body for body in self.instance.bodies if body.id not in names]
        others: list[Leave] = []
        for _ in range(MOST_REASONS):
            left = [told[0], *others]
            beside = self.question.answer(rest, left) if others else self.question.of(rest)
            ways = [] if beside.status == INFEASIBLE else self._ways(told, others, _dates(beside))
            if ways or self._possible(left):
                return ways or [_needed(left, self._possible)]
            _, rules, levers = _Reasons(self.question.without(left)).clash()
            others.append((levers or rules or left)[0])
        return []

    def _ways(
        self, told: Sequence[Leave], others: Sequence[Leave], held: Whens
    ) -> list[list[Leave]]:
        """Each rule told, with those of other reasons, when that is enough; first with the others' dates held."""
        beside = [held]

        def possible(leaves: Sequence[Leave]) -> bool:
            if self._possible(leaves, beside[-1]):
                return True
            whole = self._whole(leaves)
            if whole.status in (INFEASIBLE, UNKNOWN):
                return False
            beside.append({body: when for body, when in _dates(whole).items() if body in held})
            return True

        found: list[list[Leave]] = []
        for rule in told:
            way = list(dict.fromkeys([rule, *others]))
            if possible(way):
                needed = _needed(way, possible)
                found += [needed] if needed not in found else []
        return found

    def _whole(self, leaves: Sequence[Leave], held: Whens | None = None) -> Plan:
        return self.question.answer(self.instance.bodies, leaves, held)

    def _possible(self, leaves: Sequence[Leave], held: Whens | None = None) -> bool:
        """Whether the whole year can be planned without some rules; with the dates `held`, a no proves nothing."""
        empty = held is not None and not held
        return not empty and self._whole(leaves, held).status not in (INFEASIBLE, UNKNOWN)


def _dates(plan: Plan) -> Whens:
    found: dict[str, tuple[tuple[int, str], ...]] = {}
    for meeting in plan.meetings:
        found[meeting.body] = (
            *found.get(meeting.body, ()),
            (meeting.date.toordinal(), meeting.part),
        )
    return found


def _needed(items: Sequence[T], enough: Callable[[Sequence[T]], bool]) -> list[T]:
    """Those without which the others are not enough."""
    kept = list(items)
    for item in items if len(items) > 1 else ():
        fewer = [other for other in kept if other != item]
        kept = fewer if enough(fewer) else kept
    return kept


def fewest(items: Sequence[T], clash: Callable[[Sequence[T]], bool]) -> list[T]:
    """A smallest set of items that still clash (none can be taken away), all of them clashing together."""
    if clash(()):
        return []
    return _fewest([], [], list(items), clash)


def _fewest(
    kept: list[T], added: list[T], items: list[T], clash: Callable[[Sequence[T]], bool]
) -> list[T]:
    if added and clash(kept):
        return []
    if len(items) == 1:
        return items
    middle = len(items) // 2
    first, second = items[:middle], items[middle:]
    late = _fewest([*kept, *first], first, second, clash)
    early = _fewest([*kept, *late], late, first, clash)
    return early + late
