"""Why a verdict is what it is: the parameters in force and their sources, and its trace.

The trace says which facts were used, and which were looked at and left out, as the check read them:
nothing here decides anything, nor finds anything again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from msgspec import Struct

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.checking.trace import Trace
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.kinds import id_of, one
from tourdetable.core.charter.facts.record import ExceptionFact, Record
from tourdetable.core.charter.judge.evaluate import Judgement, Only, judge_article
from tourdetable.core.charter.judge.naming import day_of, words_of
from tourdetable.core.charter.judge.wording import KINDS_OF_FACTS, name_of, value_of
from tourdetable.core.charter.terms.model import Charter, Rule, Vocabulary
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Verdict, to_json
from tourdetable.core.words.phrase import Phrase, gettext_noop

PARAMETERS = gettext_noop("Parameters in force on %(day)s")
USED = gettext_noop("Facts used: %(count)s")
IGNORED = gettext_noop("Facts ignored: %(count)s")
BREACHES = gettext_noop("Breaches, past and foreseen: %(count)s")
LIFTED = gettext_noop("Breaches that a recorded decision lifts: %(count)s")
UNKEPT = gettext_noop("Kinds of facts that nobody keeps: %(count)s")
DECISION = gettext_noop("Decision %(decision)s, from %(first)s to %(last)s")
USUAL = gettext_noop("%(parameter)s: %(value)s (usual value)")
WRITTEN = {
    (False, False): gettext_noop("%(parameter)s: %(value)s"),
    (True, False): gettext_noop("%(parameter)s: %(value)s since %(since)s"),
    (False, True): gettext_noop("%(parameter)s: %(value)s (%(source)s)"),
    (True, True): gettext_noop("%(parameter)s: %(value)s since %(since)s (%(source)s)"),
}
"""By whether a day and a source are known."""


class ExplanationNode(Struct, frozen=True):
    """One line of an explanation, and what it opens into.

    A line about a fact names its kind, its id and its day.
    """

    words: Phrase
    kind: str | None = None
    id: str | None = None
    on: date | None = None
    children: tuple[ExplanationNode, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """A verdict, opened."""

    verdict: Verdict
    tree: ExplanationNode
    rule: Rule


def explain(charter: Charter, record: Record, clause: str, *, on: date) -> tuple[Explanation, ...]:
    """How each verdict of an article was reached; nothing for an article that is not there."""
    return explain_for(charter, Index(record), clause, on=on)


def explain_for(
    charter: Charter, index: Index, clause: str, *, on: date, only: Only = None
) -> tuple[Explanation, ...]:
    """The same for some bodies `only`, from facts that are indexed already."""
    article = charter.articles_by_id.get(clause)
    if article is None:
        return ()
    words, record = charter.vocabulary, index.record
    return tuple(
        _explained(record, index, parameters_of(one.rule, one.verdict.parameters, words, on), one)
        for one in judge_article(charter, article, index, on, traced=True, only=only)
    )


def _explained(
    record: Record, index: Index, parameters: ExplanationNode | None, judgement: Judgement
) -> Explanation:
    verdict, rule = judgement.verdict, judgement.rule
    parts = [parameters]
    if judgement.trace is not None and not CHECKS[rule.check].fixed:
        facts = index.part(verdict.body) if verdict.body else index
        parts += _facts(record, facts, judgement, judgement.trace)
    tree = ExplanationNode(verdict.words, children=tuple(p for p in parts if p))
    return Explanation(verdict, tree, rule)


def _facts(
    record: Record, index: Index, judgement: Judgement, trace: Trace
) -> list[ExplanationNode | None]:
    exceptions = [fact for kind, fact in trace.used if kind == "exceptions"]
    return [
        _branch(USED, _used(index, trace, judgement.verdict)),
        _branch(IGNORED, _left_out(index, trace)),
        _branch(UNKEPT, _unkept(record, judgement.rule, trace)),
        _branch(BREACHES, (_breach(b, _mend(b)) for b in judgement.breaches)),
        _branch(LIFTED, (_breach(b, _decisions(exceptions, b)) for b in judgement.lifted)),
    ]


def parameters_of(
    rule: Rule, values: Mapping[str, Any], vocabulary: Vocabulary, on: date
) -> ExplanationNode | None:
    """The values that a rule goes by, and where they come from; None when it has none."""
    lines = tuple(
        _parameter(rule, name, value_of(name, value, vocabulary), on)
        for name, value in values.items()
        if value not in (None, ())
    )
    return ExplanationNode(Phrase(PARAMETERS, day=on), children=lines) if lines else None


def _parameter(rule: Rule, name: str, value: Phrase, on: date) -> ExplanationNode:
    """The value, since when, and by what text; one that is not written is the usual one."""
    written = rule.parameters.get(name)
    days = [day for day in written if day <= on] if isinstance(written, Mapping) else []
    since = max(days, default=date.min)
    source = rule.sources.get(name, {}).get(since) or ""
    words = USUAL if name not in rule.parameters else WRITTEN[since > date.min, bool(source)]
    called = name_of(rule.check, name)
    said = Phrase(words, parameter=called, value=value, since=since, source=source)
    return ExplanationNode(said, "parameter", name)


def _used(index: Index, trace: Trace, verdict: Verdict) -> Iterator[ExplanationNode]:
    """The facts that the check read; a proof of the verdict is called as the verdict calls it."""
    proofs: dict[tuple[str, str | None], Evidence] = {}
    for evidence in verdict.evidence:
        proofs.setdefault((evidence.kind, evidence.id), evidence)
    for kind, fact in trace.used:
        proof = proofs.get((one(kind), id_of(kind, fact)))
        if proof:
            yield ExplanationNode(proof.words, proof.kind, proof.id, proof.on)
        else:
            yield _fact(index, kind, fact)


def _left_out(index: Index, trace: Trace) -> Iterator[ExplanationNode]:
    """The facts that were looked at and did not count, each with its reason."""
    for (kind, fact), why in trace.left_out:
        yield _fact(index, kind, fact, ExplanationNode(Phrase(why)))


def _unkept(record: Record, rule: Rule, trace: Trace) -> Iterator[ExplanationNode]:
    """The kinds of facts that the check needs or asked for, and that nobody keeps."""
    for kind in CHECKS[rule.check].reads:
        if kind in record.unkept or kind in trace.unkept:
            yield ExplanationNode(Phrase(KINDS_OF_FACTS[kind]), kind)


def _order(node: ExplanationNode) -> tuple[str, date, str, str]:
    return (node.kind or "", node.on or date.min, node.id or "", str(node.words))


def _branch(words: str, children: Iterable[ExplanationNode]) -> ExplanationNode | None:
    nodes = tuple(sorted(children, key=_order))
    return ExplanationNode(Phrase(words, count=len(nodes)), children=nodes) if nodes else None


def _fact(index: Index, kind: str, fact: Any, *reason: ExplanationNode) -> ExplanationNode:
    words, day = words_of(index, kind, fact), day_of(index, kind, fact)
    return ExplanationNode(words, one(kind), id_of(kind, fact), day, reason)


def _breach(breach: Breach, children: Iterable[ExplanationNode]) -> ExplanationNode:
    return ExplanationNode(breach.words, "breach", breach.subject, breach.on, tuple(children))


def _mend(breach: Breach) -> Iterator[ExplanationNode]:
    if breach.mend:
        yield ExplanationNode(breach.mend)


def _decisions(exceptions: list[ExceptionFact], breach: Breach) -> Iterator[ExplanationNode]:
    """The decisions that lift a breach: those that cover its day."""
    for exception in exceptions:
        first, last = exception.starts, exception.ends
        if first <= breach.on <= last:
            words = Phrase(DECISION, decision=exception.decision, first=first, last=last)
            yield ExplanationNode(words, "exception", exception.id)


def explanation_to_json(
    explanation: Explanation, translate: Callable[[str], str] = str
) -> dict[str, Any]:
    """One verdict: `{clause, body, check, verdict, tree: {words, kind, id, on, children}}`."""
    verdict = to_json(explanation.verdict, translate)
    said = {key: verdict[key] for key in ("clause", "body", "check", "verdict")}
    return {**said, "tree": to_json(explanation.tree, translate)}
