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
from functools import cached_property

from msgspec.structs import replace

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.universe import in_words, universe
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.model.pigeonhole import Pigeonhole
from tourdetable.core.planner.model.pigeonholes import pigeonholes
from tourdetable.core.planner.search.components import components
from tourdetable.core.planner.search.dates_search import Dates, Times, part_of
from tourdetable.core.planner.search.remaining import remaining
from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.terms.instance import BodySpec, Instance, Leave
from tourdetable.core.planner.terms.plan import INFEASIBLE, UNKNOWN, Clash, Conflict, Plan
from tourdetable.core.planner.terms.subsets import deletion_filter, quick_xplain

MOST_REASONS = 8
"""Separate reasons beyond which no way out is sought."""


def explain(instance: Instance, seconds: float | None = None, known: Dates | None = None) -> Plan:
    """The plan if there is one; else the rules in conflict, and what to relax, each checked.

    `known`: dates on which some of the bodies could meet, to try the ways out beside.
    """
    question = _Question(instance, None if seconds is None else time.monotonic() + seconds)
    explanation = _Explanation(question, known)
    if explanation.alone is not None:
        return Plan(INFEASIBLE, conflict=explanation.conflict())
    whole = question.answer(instance.bodies)
    if whole.status == INFEASIBLE:
        return replace(whole, conflict=explanation.conflict())
    return whole if whole.status == UNKNOWN else plan(instance, Effort(seconds=seconds))


def can_meet(instance: Instance, body: BodySpec) -> bool:
    """Whether a body can meet as it must, if it were alone; yes when nobody knows."""
    return not _Question(instance, None).impossible([body])


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
        """A plan, or none: at once when there are more meetings than half-days to hold them."""
        seconds = None if self.deadline is None else max(0.05, self.deadline - time.monotonic())
        effort = Effort(seconds, optimise=False, fixed=fixed or {})
        part = part_of(self.instance, bodies, leaves)
        if any(found.too_small() for found in pigeonholes(Masks(Ground(part)), bodies)):
            return Plan(INFEASIBLE)
        found = plan(part, effort)
        self.unsure = self.unsure or found.status == UNKNOWN
        return found

    def impossible(self, bodies: Sequence[BodySpec], leaves: Sequence[Leave] = ()) -> bool:
        """Whether it is proved that they cannot."""
        return self.answer(bodies, leaves).status == INFEASIBLE

    def possible(
        self, bodies: Sequence[BodySpec], leaves: Sequence[Leave], fixed: Dates | None = None
    ) -> bool:
        """Whether a plan was found; with `fixed` dates of some, a no proves nothing."""
        return self.answer(bodies, leaves, fixed).status not in (INFEASIBLE, UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Reason:
    """Bodies that cannot all be planned: the fewest, and a MUS of their rules.

    `levers`: those of the rules whose absence alone lets these bodies meet. With a `hole` that is
    too small for them, the rules are those of the hole.
    """

    bodies: list[BodySpec]
    rules: list[Leave]
    levers: list[Leave]
    hole: Pigeonhole | None = None

    @property
    def told(self) -> list[Leave]:
        """The rules to choose from: any of the levers, or all when none is enough."""
        return self.levers or self.rules


class _Explanation:
    """The search for the fewest rules."""

    def __init__(self, question: _Question, known: Dates | None = None) -> None:
        self.question, self.instance = question, question.instance
        self.ground = Ground(question.instance)
        self.masks = Masks(self.ground)
        self.known: Dates = known or {}
        self.beside: Dates = {}
        self.part = question.instance

    def conflict(self) -> Conflict:
        """The rules of which any one, left out, lets the year be; others: background."""
        reason = self.reason()
        self.part = part_of(self.instance, reason.bodies)
        singles = self._singles(reason)
        told = singles or reason.told
        bundles = [] if singles else self._bundles(reason)
        return Conflict(
            self._said(told),
            not self.question.unsure,
            self._said(singles),
            self._said([rule for rule in reason.rules if rule not in told]),
            tuple(map(self._said, bundles)),
            remaining(self.masks, reason.bodies, reason.hole),
        )

    def _said(self, rules: Sequence[Leave]) -> tuple[Clash, ...]:
        """In words; of people and rooms, what concerns these bodies alone."""
        part = self.part
        shared = {person.id for person in part.persons} | {body.room_pool for body in part.bodies}
        return tuple(
            in_words(part if (rule.person or rule.room) in shared - {None} else self.instance, rule)
            for rule in rules
        )

    # ---- The minimal unsatisfiable subset

    def reason(self) -> _Reason:
        """The fewest bodies that clash, and their rules; of a pigeonhole, what keeps them apart.

        A rule without which they can meet is in every MUS: those are sought first, and only when
        they do not clash by themselves, the others.
        """
        alone = self.alone
        hole = None if alone else self._hole()
        if hole is not None:
            return self._of_hole(hole)
        bodies = [alone] if alone else self._bodies()
        every = universe(self.ground, bodies)

        def clash(kept: Sequence[Leave]) -> bool:
            chosen = set(kept)
            left = [rule for rule in every if rule not in chosen]
            return self.question.impossible(bodies, left)

        able = _of_kinds_that_clash(every, clash)
        levers = [rule for rule in able if self._frees(bodies, rule)]
        others = [rule for rule in able if rule not in levers]
        needed = {*levers, *quick_xplain(others, lambda kept: clash([*levers, *kept]))}
        return _Reason(bodies, [rule for rule in able if rule in needed], levers)

    def _frees(self, bodies: Sequence[BodySpec], rule: Leave) -> bool:
        """Whether these bodies can meet without a rule: first with known dates of the others."""
        fixed: Dates = {}
        if rule.body is not None and len(bodies) > 1:
            fixed = _dates(self.question.of([body for body in bodies if body.id != rule.body]))
        if fixed and self.question.possible(bodies, [rule], fixed):
            return True
        return not self.question.impossible(bodies, [rule])

    @cached_property
    def alone(self) -> BodySpec | None:
        """A body that cannot meet as it must by itself."""
        return next((body for body in self.instance.bodies if self._impossible([body])), None)

    def _impossible(self, bodies: Sequence[BodySpec]) -> bool:
        return self.question.of(bodies).status == INFEASIBLE

    def _bodies(self) -> list[BodySpec]:
        """The fewest bodies that clash, of a group or of all."""
        for group in components(self.masks, self.instance.bodies):
            if self._impossible(group):
                return quick_xplain(group, self._impossible)
        return quick_xplain(self.instance.bodies, self._impossible)

    def _hole(self) -> Pigeonhole | None:
        """The first thing that is shared by more meetings than it can hold."""
        squeezed = (one.squeezed() for one in pigeonholes(self.masks, self.instance.bodies))
        return next((one for one in squeezed if one is not None), None)

    def _of_hole(self, hole: Pigeonhole) -> _Reason:
        """A reason that is counted: no rule of any one body says more than another's."""
        bodies, rules = hole.bodies, list(hole.leaves)
        every = [*rules, *(one for one in universe(self.ground, bodies) if one not in rules)]
        levers = [rule for rule in every if self._frees(bodies, rule)]
        if not levers and len(rules) > 1:
            few = hole.smallest()
            levers = [rule for rule in few.leaves if self._frees(few.bodies, rule)]
            return _Reason(few.bodies, list(few.leaves), levers, hole)
        return _Reason(bodies, rules, levers, hole)

    # ---- Minimal correction sets

    def _singles(self, reason: _Reason) -> list[Leave]:
        """All the rules without which the whole year is possible: each is a lever of any reason."""
        names = {body.id for body in reason.bodies}
        rest = [body for body in self.instance.bodies if body.id not in names]
        if not rest:
            return reason.levers
        if all(body.id in self.known for body in rest):
            self.beside = {body.id: self.known[body.id] for body in rest}
        else:
            self.beside = _dates(self.question.of(rest))
        return [rule for rule in reason.levers if self._possible_beside(names, [rule])]

    def _possible_beside(self, names: set[str], leaves: Sequence[Leave]) -> bool:
        """Whether the whole year can be planned, first with the last known dates of the others."""
        everybody = self.instance.bodies
        if self.beside and self.question.possible(everybody, leaves, self.beside):
            return True
        whole = self.question.answer(everybody, leaves)
        if whole.status in (INFEASIBLE, UNKNOWN):
            return False
        self.beside = {body: at for body, at in _dates(whole).items() if body not in names}
        return True

    def _bundles(self, reason: _Reason) -> list[list[Leave]]:
        """When reasons are several, rules to leave out together: one for each reason.

        Each rule that would do instead of another is in a bundle of its own.
        """
        beyond = reason.hole.beyond() if reason.hole else []
        choices = [[rule] for rule in beyond] or [reason.told]
        for _ in range(MOST_REASONS):
            firsts = [choice[0] for choice in choices]
            status = self.question.answer(self.instance.bodies, firsts).status
            if status not in (INFEASIBLE, UNKNOWN):
                return self._variants(firsts, choices)
            if status == UNKNOWN:
                break
            choices.append(_Explanation(self.question.without(firsts)).reason().told)
        return []

    def _variants(
        self, firsts: Sequence[Leave], choices: Sequence[Sequence[Leave]]
    ) -> list[list[Leave]]:
        """The first bundle, and those where one rule takes the place of another."""

        def possible(leaves: Sequence[Leave]) -> bool:
            return self.question.possible(self.instance.bodies, leaves)

        ways = [deletion_filter(firsts, possible)]
        for at, choice in enumerate(choices):
            for rule in choice[1:]:
                way = list(dict.fromkeys([*firsts[:at], rule, *firsts[at + 1 :]]))
                if possible(way) and (needed := deletion_filter(way, possible)) not in ways:
                    ways.append(needed)
        return ways


def _of_kinds_that_clash(
    every: Sequence[Leave], clash: Callable[[Sequence[Leave]], bool]
) -> list[Leave]:
    """The rules of the fewest kinds that clash: no other is in every MUS."""

    def of(kinds: Sequence[str]) -> list[Leave]:
        return [rule for rule in every if rule.rule in kinds]

    kinds = list(dict.fromkeys(rule.rule for rule in every))
    return of(quick_xplain(kinds, lambda kept: clash(of(kept))))


def _dates(plan: Plan) -> Dates:
    found: dict[str, Times] = {}
    for meeting in plan.meetings:
        when = (meeting.date.toordinal(), meeting.part)
        found[meeting.body] = (*found.get(meeting.body, ()), when)
    return found
