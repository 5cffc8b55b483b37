"""Judges any plan without a solver: what it breaks, what it costs, how even its turns are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from tourdetable.core.planner.judge.charges import plan_cost
from tourdetable.core.planner.judge.fairness import plan_fairness
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules import RULES
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import Instance
from tourdetable.core.planner.terms.plan import Cost, Fairness, Plan
from tourdetable.core.words.phrase import Phrase, gettext_noop

COST = gettext_noop("The plan says that it costs %(said)s: it costs %(found)s.")
FAIRNESS = gettext_noop("The plan says otherwise of the turns of %(body)s for the duty %(duty)s.")


@dataclass(frozen=True, slots=True)
class PlanAudit:
    """What a plan is worth. `mistakes` are what it says of itself that is not so."""

    violations: tuple[Violation, ...]
    cost: Cost
    fairness: Mapping[str, Mapping[str, Fairness]]
    mistakes: tuple[Phrase, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether every rule is kept."""
        return not self.violations


def check(instance: Instance, plan: Plan) -> PlanAudit:
    """Judge a plan by every rule that the instance does not leave out."""
    case = Schedule(Ground(instance), plan)
    violations = tuple(violation for rule in RULES.values() for violation in rule.judge(case))
    cost, turns = plan_cost(case.ground, plan), plan_fairness(case)
    return PlanAudit(violations, cost, turns, tuple(_mistakes(plan, cost, turns)))


def _mistakes(plan: Plan, cost: Cost, turns: Mapping[str, Mapping[str, Fairness]]) -> list[Phrase]:
    found = []
    if plan.cost and plan.cost != cost:
        found.append(Phrase(COST, said=plan.cost.total, found=cost.total))
    for body, duties in plan.fairness.items():
        for duty, said in duties.items():
            real = turns.get(body, {}).get(duty)
            if real is None or replace(said, proved=real.proved) != real:
                found.append(Phrase(FAIRNESS, body=body, duty=duty))
    return found
