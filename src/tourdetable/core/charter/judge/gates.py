"""What any act would break: breaches of gated rules that are there after it and were not before.

An act is told by the record as it is and the record as the act would make it: a meeting that
moves, a decision recorded, an office given, a mandate that ends. An act may be asked
about by every rule, whether it has a gate or not: the date of a meeting breaks what it breaks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.facts.changes import EVERYWHERE, kinds_differing
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.kinds import one
from tourdetable.core.charter.facts.parts import NETWORK
from tourdetable.core.charter.facts.record import BodyFact, Record
from tourdetable.core.charter.facts.shapes import fact_shapes
from tourdetable.core.charter.judge.evaluate import RuleOnDay
from tourdetable.core.charter.terms.model import Charter, Gate, Rule
from tourdetable.core.charter.terms.verdict import Breach, Verdict

Changed = frozenset[tuple[str, str]]
"""Facts that an act adds or changes, named as evidence names them: their kind and id."""

Breaches = tuple[Breach, ...]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A breach that an act would bring: refuse it, or ask to confirm it, citing the article."""

    article: str
    gate: Gate
    breach: Breach
    verdict: Verdict


def gate_of(rule: Rule, *, every: bool) -> Gate:
    """What an act meets that would break a rule; `every`: it is asked about every rule."""
    asked = every and rule.gate is Gate.NONE
    return Gate.CONFIRM if asked else rule.gate


def foresee(
    charter: Charter, before: Record, after: Record, *, on: date, every: bool = False
) -> tuple[Obstacle, ...]:
    """The obstacles an act meets, refusals first; an act that only improves things meets none.

    A breach is new when no breach of the same subject already held all its days: an earlier date is
    new, a later one is not, nor one foreseen in place of an earlier one that the act mends. A clock
    that starts again from a fact that the act writes asks nothing (the next meeting may still be
    drawn); losing the last meeting does ask. A refusal is only ever about a fact that the act
    writes.

    Only the bodies that the act touches are judged, for the rules that read what it changes: the
    records may be without the facts of other bodies, and without kinds that `kinds_for` leaves out.
    """
    old, new, changed = Index(before), Index(after), _changed(before, after)
    bodies = _touched(old, new)
    kinds = _kinds_told_otherwise(old, new, bodies)
    found: list[Obstacle] = []
    for rule in asked(charter, kinds, every=every):
        gate, judged = gate_of(rule, every=every), RuleOnDay(charter, rule, on)
        breaches = _brought(judged, gate, old, new, bodies, changed)
        found += [Obstacle(rule.article, gate, *one) for one in breaches]
    return tuple(sorted(found, key=lambda o: (o.gate is not Gate.REFUSE, o.breach.on)))


HOLDING = frozenset({"seats", "meetings", "minutes"})
"""The kinds on which others hang: by them a fact is of a body."""


def asked(charter: Charter, kinds: Collection[str], *, every: bool = False) -> list[Rule]:
    """The rules that an act meets which changes facts of some kinds: those with a gate (`every`:
    all of them) that read one of these."""
    rules = [r for a in charter.articles for r in a.rules if gate_of(r, every=every) != Gate.NONE]
    if not EVERYWHERE.isdisjoint(kinds):
        return rules
    return [rule for rule in rules if not set(kinds).isdisjoint(CHECKS[rule.check].reads)]


def kinds_for(rules: Iterable[Rule]) -> frozenset[str]:
    """The kinds of facts by which these rules are judged."""
    read = {kind for rule in rules for kind in CHECKS[rule.check].reads}
    return frozenset(read | EVERYWHERE | HOLDING) - {"unkept"}


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


def _kinds_told_otherwise(old: Index, new: Index, bodies: Iterable[BodyFact]) -> set[str]:
    """The kinds of facts that an act changes, those included that hang on what it changes."""
    parts = ((old.part(body.id).record, new.part(body.id).record) for body in bodies)
    own = {kind for was, now in parts for kind in kinds_differing(was, now)}
    return own.union(kinds_differing(old.record, new.record))


def _shared(record: Record) -> Mapping[str, Any]:
    kinds = {kind: getattr(record, kind) for kind in (*NETWORK, "unkept")}
    offices = [office for office in record.offices if office.body is None]
    return kinds | {"offices": offices, "exceptions": record.exceptions}


def _brought(
    rule: RuleOnDay, gate: Gate, old: Index, new: Index, bodies: list[BodyFact], changed: Changed
) -> Iterator[tuple[Breach, Verdict]]:
    """What the act brings to these bodies; a rule of the network is judged whole."""
    if rule.values is None:
        return
    known = {body.id: body for body in old.bodies}
    for body in rule.subjects(bodies):
        after = rule.judge(new, body)
        was = known.get(body.id) if body else None
        before = rule.judge(old, was).breaches if was or body is None else ()
        for breach in after.breaches:
            about = any((e.kind, e.id) in changed for e in breach.evidence)
            asked = about or gate is not Gate.REFUSE
            if asked and _is_new(breach, before, after.breaches, rule.on, about):
                yield breach, after.verdict


def _is_new(breach: Breach, before: Breaches, after: Breaches, on: date, about: bool) -> bool:
    """Whether a breach was not there before; `about` says that it is about what the act writes."""
    clock = not breach.drawn and breach.on > on
    if clock and (about or _postponed(breach, before, after)):
        return False
    return not any(_holds(known, breach, on) for known in before)


def _postponed(breach: Breach, before: Breaches, after: Breaches) -> bool:
    """Whether a breach to come stands in place of an earlier one that is there no more."""
    still = {(one.subject, one.on) for one in after}
    gone = (one for one in before if one.subject == breach.subject and not one.drawn)
    return any(one.on <= breach.on and (one.subject, one.on) not in still for one in gone)


def _holds(known: Breach, breach: Breach, on: date) -> bool:
    """Whether `known` already held every day of `breach`.

    A running clock does not excuse drawing the gap itself.
    """
    as_firm = known.drawn or not breach.drawn or known.on <= on
    ends = known.until is None or (breach.until is not None and breach.until <= known.until)
    return as_firm and known.subject == breach.subject and known.on <= breach.on and ends
