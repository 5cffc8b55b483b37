"""Why a verdict is what it is: parameters in force and their sources, facts used, facts ignored and for what reason.

Made on demand, from the same contexts that the engine judges: nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.parts import NETWORK
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.evaluate import Judgement, context_of, judge_rule, of_network
from tourdetable.core.charter.judge.ignored import Sieve, called
from tourdetable.core.charter.terms.model import Charter, Rule
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Verdict
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

PARAMETERS = gettext_noop("Parameters in force on %(day)s")
USED = gettext_noop("Facts used: %(count)s")
IGNORED = gettext_noop("Facts ignored: %(count)s")
BREACHES = gettext_noop("Breaches, past and foreseen: %(count)s")
LIFTED = gettext_noop("Breaches that a recorded decision lifts: %(count)s")
UNKEPT = gettext_noop("Kinds of facts that nobody keeps: %(count)s")


@dataclass(frozen=True)
class Node:
    """One line of an explanation, and what it opens into. A line about a fact names its kind, its id and its day."""

    words: Phrase
    kind: str | None = None
    id: str | None = None
    on: date | None = None
    children: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """A verdict, opened."""

    verdict: Verdict
    tree: Node
    rule: Rule


def explain(charter: Charter, record: Record, clause: str, *, on: date) -> tuple[Explanation, ...]:
    """How each verdict of an article was reached; nothing for an article that is not in this charter."""
    article, index = charter.articles_by_id.get(clause), Index(record)
    rules = article.rules if article else ()
    return tuple(
        _explained(charter, rule, index, on, j)
        for rule in rules
        for j in judge_rule(charter, rule, index, on)
    )


def _explained(
    charter: Charter, rule: Rule, index: Index, on: date, judgement: Judgement
) -> Explanation:
    verdict = judgement.verdict
    body = next((b for b in index.bodies if b.id == verdict.body), None)
    context = context_of(charter, rule, index, on, body)
    parts = [_parameters(rule, verdict, on)]
    if not CHECKS[rule.check].fixed and (body or of_network(charter, rule)):
        parts += [*_facts(context, rule, verdict), *_breaches(context, rule, judgement)]
    tree = Node(verdict.words, children=tuple(p for p in parts if p))
    return Explanation(verdict, tree, rule)


def _parameters(rule: Rule, verdict: Verdict, on: date) -> Node | None:
    lines = tuple(
        _parameter(rule, name, value, on)
        for name, value in verdict.parameters.items()
        if value is not None
    )
    return Node(Phrase(PARAMETERS, day=on), children=lines) if lines else None


def _parameter(rule: Rule, name: str, value: object, on: date) -> Node:
    """The value, since when, and by what text: a value that the charter does not write is the check's own."""
    written = rule.parameters.get(name)
    said: dict[str, Value] = {"parameter": name, "value": _plain(value)}
    days = [day for day in written if day <= on] if isinstance(written, Mapping) else []
    since = max(days, default=date.min)
    source = rule.sources.get(name, {}).get(since)
    words = gettext_noop("%(parameter)s: %(value)s")
    if name not in rule.parameters:
        words = gettext_noop("%(parameter)s: %(value)s (usual value)")
    elif since > date.min and source:
        words = gettext_noop("%(parameter)s: %(value)s since %(since)s (%(source)s)")
    elif since > date.min:
        words = gettext_noop("%(parameter)s: %(value)s since %(since)s")
    elif source:
        words = gettext_noop("%(parameter)s: %(value)s (%(source)s)")
    return Node(Phrase(words, **said, since=since, source=source or ""), "parameter", name)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _facts(context: Context, rule: Rule, verdict: Verdict) -> Iterator[Node | None]:
    """Facts used first, the verdict's proofs among them; then those left out, each with its reason."""
    check, sieve = CHECKS[rule.check], Sieve(context, CHECKS[rule.check].seats)
    known = [(kind, _known(context, kind)) for kind in check.reads]
    facts = [
        (kind, fact) for kind, some in known for fact in some or () if sieve.is_about(kind, fact)
    ]
    proofs = {(e.kind, e.id) for e in verdict.evidence}
    reasons = [(kind, fact, sieve.reason(kind, fact)) for kind, fact in facts]
    left = [
        (k, f, r) for k, f, r in reasons if r and (called(k), getattr(f, "id", "")) not in proofs
    ]
    kept = [
        (k, f) for k, f, r in reasons if not r and (called(k), getattr(f, "id", "")) not in proofs
    ]
    used = (*map(_proof, verdict.evidence), *(_fact(sieve, k, f, None) for k, f in kept))
    yield _branch(USED, tuple(sorted(used, key=_order)))
    yield _branch(IGNORED, tuple(sorted((_fact(sieve, k, f, r) for k, f, r in left), key=_order)))
    unkept = tuple(
        Node(Phrase(gettext_noop("%(kind)s"), kind=k), k) for k, some in known if some is None
    )
    yield _branch(UNKEPT, unkept)


def _known(context: Context, kind: str) -> tuple[Any, ...] | None:
    """The facts of one kind that a check was given: the body's, and the network's where no body owns them."""
    network = context.facts.network.record
    if kind in network.unkept:
        return None
    own: tuple[Any, ...] | None = getattr(
        network if kind in NETWORK else context.facts.record, kind
    )
    if kind == "offices" and context.body:
        return (*(own or ()), *(o for o in network.offices if o.body is None))
    return own


def _order(node: Node) -> tuple[str, date, str]:
    return (node.kind or "", node.on or date.min, node.id or "")


def _branch(words: str, children: tuple[Node, ...]) -> Node | None:
    return Node(Phrase(words, count=len(children)), children=children) if children else None


def _proof(evidence: Evidence) -> Node:
    return Node(evidence.words, evidence.kind, evidence.id, evidence.on)


def _fact(sieve: Sieve, kind: str, fact: Any, reason: Phrase | None) -> Node:
    children = (Node(reason),) if reason else ()
    return Node(
        sieve.words(kind, fact),
        called(kind),
        getattr(fact, "id", None),
        sieve.day(kind, fact),
        children,
    )


def _breaches(context: Context, rule: Rule, judgement: Judgement) -> Iterator[Node | None]:
    check = CHECKS[rule.check]
    unkept = context.facts.network.record.unkept.intersection(check.reads)
    found = () if unkept else check.find(rule.typed(check.typed), context).breaches
    standing = sorted(judgement.breaches, key=lambda b: (b.on, b.subject))
    lifted = sorted(
        (b for b in found if b not in judgement.breaches), key=lambda b: (b.on, b.subject)
    )
    yield _branch(
        BREACHES, tuple(Node(b.words, "breach", b.subject, b.on, _mend(b)) for b in standing)
    )
    yield _branch(
        LIFTED,
        tuple(Node(b.words, "breach", b.subject, b.on, _decisions(context, b)) for b in lifted),
    )


def _mend(breach: Breach) -> tuple[Node, ...]:
    return (Node(breach.mend),) if breach.mend else ()


def _decisions(context: Context, breach: Breach) -> tuple[Node, ...]:
    words = gettext_noop("Decision %(decision)s, from %(first)s to %(last)s")
    covering = (e for e in context.exceptions if e.starts <= breach.on <= e.ends)
    return tuple(
        Node(
            Phrase(words, decision=e.decision, first=e.starts, last=e.ends),
            "exception",
            e.id,
        )
        for e in covering
    )


def explanation_to_json(
    explanation: Explanation, translate: Callable[[str], str] = str
) -> dict[str, Any]:
    """The tree of one verdict: `{clause, body, check, verdict, tree: {words, kind, id, on, children}}`."""
    verdict = explanation.verdict
    return {
        "clause": verdict.clause,
        "body": verdict.body,
        "check": verdict.check,
        "verdict": verdict.state.value,
        "tree": _node_to_json(explanation.tree, translate),
    }


def _node_to_json(node: Node, translate: Callable[[str], str]) -> dict[str, Any]:
    return {
        "words": node.words.render(translate, date.isoformat),
        "kind": node.kind,
        "id": node.id,
        "on": node.on.isoformat() if node.on else None,
        "children": [_node_to_json(child, translate) for child in node.children],
    }
