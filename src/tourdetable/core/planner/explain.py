"""Why a year cannot be planned: the fewest rules that clash, found by leaving rules out and planning again.

No assumption literals: each question is a fresh model with some rules left out, so that the answer is true by
construction (docs/adr/0021). Each body alone first, then groups, then the fewest bodies; then kinds of rules, then
rules one by one (QuickXplain: U. Junker, "Preferred explanations and relaxations for over-constrained problems", 2004).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from tourdetable.core.planner.components import components
from tourdetable.core.planner.ground import Ground
from tourdetable.core.planner.instance import Body, Instance, Leave
from tourdetable.core.planner.options import Masks
from tourdetable.core.planner.phrase import Phrase, gettext_noop
from tourdetable.core.planner.plan import INFEASIBLE, UNKNOWN, Clash, Conflict, Plan
from tourdetable.core.planner.search import Whens, part_of
from tourdetable.core.planner.solve import Effort, plan
from tourdetable.core.planner.universe import in_words, universe

T = TypeVar("T")
LEAVE_OUT = gettext_noop("Without this rule the year can be planned: %(rule)s")


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

    def of(self, bodies: Sequence[Body]) -> Plan:
        """A plan of some bodies by themselves, or none; asked once."""
        names = tuple(sorted(body.id for body in bodies))
        if names not in self.known:
            self.known[names] = self.answer(bodies, ())
        return self.known[names]

    def answer(self, bodies: Sequence[Body], leaves: Sequence[Leave], held: Whens | None = None) -> Plan:
        """A plan, or none."""
        seconds = None if self.deadline is None else max(0.05, self.deadline - time.monotonic())
        found = plan(part_of(self.instance, bodies, leaves), Effort(seconds, optimise=False, held=held or {}))
        self.unsure = self.unsure or found.status == UNKNOWN
        return found

    def impossible(self, bodies: Sequence[Body], leaves: Sequence[Leave]) -> bool:
        """Whether it is proved that they cannot."""
        return self.answer(bodies, leaves).status == INFEASIBLE


class _Reasons:
    """The search for the fewest rules."""

    def __init__(self, question: _Question) -> None:
        self.question, self.instance = question, question.instance
        self.ground = Ground(question.instance)

    def conflict(self) -> Conflict:
        """The rules of which any one, left out, lets these bodies meet; the others of the clash are its background."""
        bodies = self._bodies()
        rules = self._rules(bodies)
        levers = [rule for rule in rules if not self.question.impossible(bodies, [rule])]
        told = levers or rules
        enough = self._enough(bodies, levers)
        return Conflict(
            tuple(in_words(self.instance, rule) for rule in told),
            not self.question.unsure,
            tuple(self._proposal(rule) for rule in enough),
            tuple(in_words(self.instance, rule) for rule in rules if rule not in told),
        )

    def _bodies(self) -> list[Body]:
        """The fewest bodies that clash: one alone, or a few of a group."""
        impossible = self.question.impossible
        for body in self.instance.bodies:
            if impossible([body], ()):
                return [body]
        for group in components(Masks(self.ground), self.instance.bodies):
            if impossible(group, ()):
                return fewest(group, lambda kept: impossible(kept, ()))
        return fewest(list(self.instance.bodies), lambda kept: impossible(kept, ()))

    def _rules(self, bodies: Sequence[Body]) -> list[Leave]:
        """The fewest rules of these bodies that clash: kinds first, then one by one."""
        every = universe(self.ground, bodies)

        def clash(kept: Sequence[Leave]) -> bool:
            chosen = set(kept)
            return self.question.impossible(bodies, [rule for rule in every if rule not in chosen])

        kinds = list(dict.fromkeys(rule.rule for rule in every))
        needed = fewest(kinds, lambda kept: clash([rule for rule in every if rule.rule in kept]))
        return fewest([rule for rule in every if rule.rule in needed], clash)

    def _enough(self, bodies: Sequence[Body], levers: Sequence[Leave]) -> list[Leave]:
        """The rules whose absence alone makes the whole year possible."""
        names = {body.id for body in bodies}
        rest = self.question.answer([body for body in self.instance.bodies if body.id not in names], ())
        held: dict[str, tuple[tuple[int, str], ...]] = {}
        for meeting in rest.meetings:
            held[meeting.body] = (*held.get(meeting.body, ()), (meeting.date.toordinal(), meeting.part))
        return [rule for rule in levers if self._possible_without(rule, held)]

    def _possible_without(self, rule: Leave, held: Whens) -> bool:
        """First with the others' meetings held where they were found, then with everything open."""
        fine = (INFEASIBLE, UNKNOWN)
        if held and self.question.answer(self.instance.bodies, [rule], held).status not in fine:
            return True
        return self.question.answer(self.instance.bodies, [rule]).status not in fine

    def _proposal(self, rule: Leave) -> Clash:
        said = in_words(self.instance, rule)
        return replace(said, words=Phrase(LEAVE_OUT, {"rule": str(said.words)}))


def fewest(items: Sequence[T], clash: Callable[[Sequence[T]], bool]) -> list[T]:
    """A smallest set of items that still clash (none can be taken away), all of them clashing together."""
    if clash(()):
        return []
    return _fewest([], [], list(items), clash)


def _fewest(kept: list[T], added: list[T], items: list[T], clash: Callable[[Sequence[T]], bool]) -> list[T]:
    if added and clash(kept):
        return []
    if len(items) == 1:
        return items
    middle = len(items) // 2
    first, second = items[:middle], items[middle:]
    late = _fewest([*kept, *first], first, second, clash)
    early = _fewest([*kept, *late], late, first, clash)
    return early + late
