"""What an act would break: breaches of gated rules that are there after it and were not before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.record import BodyFact, Record
from tourdetable.core.charter.judge.evaluate import Judgement, judge_one, subjects
from tourdetable.core.charter.terms.model import Charter, Gate, Rule
from tourdetable.core.charter.terms.verdict import Breach, Verdict


@dataclass(frozen=True)
class Obstacle:
    """A breach that an act would bring: refuse the act, or ask to confirm it, citing the article."""

    article: str
    gate: Gate
    breach: Breach
    verdict: Verdict


def foresee(charter: Charter, before: Record, after: Record, *, on: date) -> tuple[Obstacle, ...]:
    """The obstacles an act meets, refusals first; an act that only improves things meets none.

    A breach is new when no breach of the same subject already held all its days: an earlier date is new, a later one
    is not. The clock that starts again from the meeting being drawn or moved asks nothing: the next one may still be
    drawn; losing the last one does ask. A refusal is only ever about a meeting that the act changes.
    """
    rules = [r for article in charter.articles for r in article.rules if r.gate is not Gate.NONE]
    old, new = Index(before), Index(after)
    changed = frozenset(m.id for m in set(after.meetings) - set(before.meetings))
    bodies = [
        b
        for b in new.bodies
        if old.part(b.id).record != new.part(b.id).record or _lifted(before, after)
    ]
    found = [
        o for rule in rules for o in _obstacles(charter, rule, (old, new), bodies, on, changed)
    ]
    return tuple(sorted(found, key=lambda o: (o.gate is not Gate.REFUSE, o.breach.on)))


def _lifted(before: Record, after: Record) -> bool:
    """Whether the act touches exceptions, which may be of every body."""
    return before.exceptions != after.exceptions


def _obstacles(
    charter: Charter,
    rule: Rule,
    indexes: tuple[Index, Index],
    bodies: list[BodyFact],
    on: date,
    changed: frozenset[str],
) -> Iterable[Obstacle]:
    """What the act brings to the bodies whose facts it changes; a rule of the network is judged whole."""
    if CHECKS[rule.check].in_force(rule.parameters, on) is None:
        return
    old, new = indexes
    known = {b.id: b for b in old.bodies}
    for body in subjects(charter, rule, bodies, on):
        judgement = judge_one(charter, rule, new, on, body)
        was = known.get(body.id) if body else None
        already = judge_one(charter, rule, old, on, was) if was or body is None else None
        for breach in judgement.breaches:
            if _is_new(breach, already, on, changed) and (
                rule.gate is not Gate.REFUSE or _is_about(breach, changed)
            ):
                yield Obstacle(rule.article, rule.gate, breach, judgement.verdict)


def _is_new(breach: Breach, before: Judgement | None, on: date, changed: frozenset[str]) -> bool:
    if not breach.drawn and breach.on > on and _is_about(breach, changed):
        return False
    return not any(_holds(known, breach, on) for known in (before.breaches if before else ()))


def _holds(known: Breach, breach: Breach, on: date) -> bool:
    """Whether `known` already held every day of `breach`; a running clock does not excuse drawing the gap itself."""
    as_firm = known.drawn or not breach.drawn or known.on <= on
    ends = known.until is None or (breach.until is not None and breach.until <= known.until)
    return as_firm and known.subject == breach.subject and known.on <= breach.on and ends


def _is_about(breach: Breach, changed: frozenset[str]) -> bool:
    return any(e.kind == "meeting" and e.id in changed for e in breach.evidence)
