"""What any act would break: breaches of gated rules that are there after it and were not before.

An act is told by the record as it is and the record as the act would make it: a meeting that
moves, a decision recorded, an office given, a mandate that ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.kinds import one
from tourdetable.core.charter.facts.parts import NETWORK
from tourdetable.core.charter.facts.record import BodyFact, Record
from tourdetable.core.charter.facts.shapes import fact_shapes
from tourdetable.core.charter.judge.evaluate import Judgement, RuleOnDay
from tourdetable.core.charter.terms.model import Charter, Gate
from tourdetable.core.charter.terms.verdict import Breach, Verdict

Changed = frozenset[tuple[str, str]]
"""Facts that an act adds or changes, named as evidence names them: their kind and id."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A breach that an act would bring: refuse it, or ask to confirm it, citing the article."""

    article: str
    gate: Gate
    breach: Breach
    verdict: Verdict


def foresee(charter: Charter, before: Record, after: Record, *, on: date) -> tuple[Obstacle, ...]:
    """The obstacles an act meets, refusals first; an act that only improves things meets none.

    A breach is new when no breach of the same subject already held all its days: an earlier date is
    new, a later one is not. A clock that starts again from a fact that the act writes asks nothing
    (the next meeting may still be drawn); losing the last meeting does ask. A refusal is only ever
    about a fact that the act writes.
    """
    old, new, changed = Index(before), Index(after), _changed(before, after)
    bodies = _touched(old, new)
    found: list[Obstacle] = []
    for article in charter.articles:
        for rule in article.rules:
            if rule.gate is not Gate.NONE:
                judged = RuleOnDay(charter, rule, on)
                found += _obstacles(judged, old, new, bodies, changed)
    return tuple(sorted(found, key=lambda o: (o.gate is not Gate.REFUSE, o.breach.on)))


def _changed(before: Record, after: Record) -> Changed:
    found: set[tuple[str, str]] = set()
    for kind, shape in fact_shapes().items():
        was, now = getattr(before, kind) or (), getattr(after, kind) or ()
        if "id" in shape.fields and was is not now:
            found.update((one(kind), fact.id) for fact in set(now) - set(was))
    return frozenset(found)


def _touched(old: Index, new: Index) -> list[BodyFact]:
    """The bodies whose facts an act changes: all of them, when it changes what no body owns."""
    if _shared(old.record) != _shared(new.record):
        return list(new.bodies)
    return [b for b in new.bodies if old.part(b.id).record != new.part(b.id).record]


def _shared(record: Record) -> Mapping[str, Any]:
    kinds = {kind: getattr(record, kind) for kind in (*NETWORK, "unkept")}
    offices = [office for office in record.offices if office.body is None]
    return kinds | {"offices": offices, "exceptions": record.exceptions}


def _obstacles(
    rule: RuleOnDay, old: Index, new: Index, bodies: list[BodyFact], changed: Changed
) -> Iterator[Obstacle]:
    """What the act brings to these bodies; a rule of the network is judged whole."""
    if rule.values is None:
        return
    known = {body.id: body for body in old.bodies}
    for body in rule.subjects(bodies):
        judgement = rule.judge(new, body)
        was = known.get(body.id) if body else None
        already = rule.judge(old, was) if was or body is None else None
        for breach in judgement.breaches:
            about = any((e.kind, e.id) in changed for e in breach.evidence)
            asked = about or rule.rule.gate is not Gate.REFUSE
            if asked and _is_new(breach, already, rule.on, about):
                yield Obstacle(rule.rule.article, rule.rule.gate, breach, judgement.verdict)


def _is_new(breach: Breach, before: Judgement | None, on: date, about: bool) -> bool:
    """Whether a breach was not there before; `about` says that it is about what the act writes."""
    if about and not breach.drawn and breach.on > on:
        return False
    return not any(_holds(known, breach, on) for known in (before.breaches if before else ()))


def _holds(known: Breach, breach: Breach, on: date) -> bool:
    """Whether `known` already held every day of `breach`.

    A running clock does not excuse drawing the gap itself.
    """
    as_firm = known.drawn or not breach.drawn or known.on <= on
    ends = known.until is None or (breach.until is not None and breach.until <= known.until)
    return as_firm and known.subject == breach.subject and known.on <= breach.on and ends
