"""From a charter and a record of facts to verdicts: the only place where breaches become a state (DESIGN §3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tourdetable.core.charter.checking.check import Check, Level
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.record import BodyFact, ExceptionFact, Record
from tourdetable.core.charter.judge.unhurried import without_collecting
from tourdetable.core.charter.terms.days import add_days, period
from tourdetable.core.charter.terms.model import Article, Charter, Rule, Vocabulary
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding, Report, State, Verdict
from tourdetable.core.words.phrase import Phrase, gettext_noop

KEPT = gettext_noop("Nothing breaks this article")
LIFTED = gettext_noop("A recorded decision lifts this article from %(first)s to %(last)s")
NOBODY = gettext_noop("This article concerns nobody yet")
NOT_IN_FORCE = gettext_noop("This article is not in force yet")
NOTHING = gettext_noop("Nothing here falls under this article yet")
UNKEPT = gettext_noop("Nobody keeps the facts that this article rests on")


@dataclass(frozen=True)
class Judgement:
    """A verdict, and the breaches it was made from (those that an exception lifts left out)."""

    rule: Rule
    verdict: Verdict
    breaches: tuple[Breach, ...] = ()


def evaluate(charter: Charter, record: Record, *, on: date) -> Report:
    """Judge every rule of a charter on a day: one verdict per rule and body, in the charter's order."""
    index = Index(record)
    judged = (j for article in charter.articles for j in judge_article(charter, article, index, on))
    with without_collecting():
        return Report(charter.slug, charter.version, on, tuple(j.verdict for j in judged))


def judge_article(
    charter: Charter, article: Article, index: Index, on: date
) -> Iterator[Judgement]:
    """Judge the rules under one article."""
    for rule in article.rules:
        yield from judge_rule(charter, rule, index, on)


def judge_rule(charter: Charter, rule: Rule, index: Index, on: date) -> Iterator[Judgement]:
    """Judge one rule for each body it concerns, or for the network."""
    if CHECKS[rule.check].in_force(rule.parameters, on) is None:
        yield Judgement(rule, _verdict(rule, None, State.NOT_CONCERNED, Phrase(NOT_IN_FORCE)))
        return
    bodies = subjects(charter, rule, index.bodies, on)
    for body in bodies:
        yield judge_one(charter, rule, index, on, body)
    if not bodies:
        yield nobody(rule, on)


def judge_one(
    charter: Charter, rule: Rule, index: Index, on: date, body: BodyFact | None
) -> Judgement:
    """Judge a rule that is in force, for one body or (None) for the network."""
    check = CHECKS[rule.check]
    return _judge(context_of(charter, rule, index, on, body), rule, check, rule.typed(check.typed))


def nobody(rule: Rule, on: date) -> Judgement:
    """A rule that has nobody to be judged for."""
    return Judgement(rule, _verdict(rule, None, State.NOT_CONCERNED, Phrase(NOBODY), on=on))


def subjects(
    charter: Charter, rule: Rule, bodies: Iterable[BodyFact], on: date
) -> list[BodyFact | None]:
    """What a rule is judged for; a body that ended in an earlier season is history."""
    if of_network(charter, rule):
        return [None]
    season, kinds = charter.season.containing(on), scope(rule, charter.vocabulary)
    return [b for b in bodies if b.kind in kinds and period(b.starts, b.ends).last >= season.first]


def of_network(charter: Charter, rule: Rule) -> bool:
    """Whether a rule is judged once, for the network as a whole."""
    check = CHECKS[rule.check]
    return (
        bool(check.fixed)
        or check.level(rule.typed(check.typed), charter.vocabulary) is Level.NETWORK
    )


def scope(rule: Rule, vocabulary: Vocabulary) -> frozenset[str]:
    """The kinds of body a rule is for: those it names, else those that hold the meetings it names, else all."""
    if rule.bodies:
        return frozenset(rule.bodies)
    held = [vocabulary.meeting_kinds[kind].bodies for kind in rule.meetings]
    if held and all(held):
        return frozenset(body for bodies in held for body in bodies)
    return frozenset(vocabulary.body_kinds)


def context_of(
    charter: Charter, rule: Rule, index: Index, on: date, body: BodyFact | None
) -> Context:
    """What a check is given beside its parameters."""
    lifted = index.exceptions(rule.article, body.id if body else None)
    return Context(
        charter=charter,
        facts=index.part(body.id) if body else index,
        on=on,
        season=charter.season.containing(on),
        body=body,
        kinds=frozenset(rule.meetings),
        exceptions=lifted,
    )


def _judge(context: Context, rule: Rule, check: Check[Any], parameters: Any) -> Judgement:
    unkept = context.facts.network.record.unkept.intersection(check.reads)
    finding = Finding(missing=Phrase(UNKEPT)) if unkept else check.find(parameters, context)
    exceptions = context.exceptions
    ordered = sorted(finding.breaches, key=lambda b: (b.on, b.subject))
    standing = tuple(b for b in ordered if not _lift(b, exceptions))
    if check.fixed:
        state, words = check.fixed, finding.words or Phrase(KEPT)
        return Judgement(rule, _verdict(rule, context.body, state, words, on=context.on))
    verdict = _weigh(context, rule, finding, ordered, standing, exceptions)
    to_come = context.life.first > context.on and verdict.state in {State.KEPT, State.UNKNOWN}
    if not finding.concerned or to_come:
        verdict = _verdict(rule, context.body, State.NOT_CONCERNED, Phrase(NOTHING), on=context.on)
    return Judgement(rule, verdict, standing)


def _lift(breach: Breach, exceptions: Iterable[ExceptionFact]) -> ExceptionFact | None:
    return next((e for e in exceptions if e.starts <= breach.on <= e.ends), None)


def _weigh(
    context: Context,
    rule: Rule,
    finding: Finding,
    ordered: list[Breach],
    standing: tuple[Breach, ...],
    exceptions: tuple[ExceptionFact, ...],
) -> Verdict:
    """Broken, at risk, unknown or kept, in that order; an exception counts only where it changes the state."""
    past, near = _past(context, standing), _near(context, standing)
    next_break = next((b.on for b in standing if b.on > context.on), None)
    counted = past or near
    if counted:
        state = State.BROKEN if past else State.AT_RISK
        return _faulty(rule, context, state, counted, next_break)
    lifted = [
        e
        for b in (*_past(context, ordered), *_near(context, ordered))
        if (e := _lift(b, exceptions))
    ]
    state, words = State.KEPT, finding.words or Phrase(KEPT)
    if lifted:
        words = Phrase(LIFTED, first=lifted[0].starts, last=lifted[0].ends)
    elif finding.missing:
        state, words = State(rule.until_known), finding.missing
    return _verdict(
        rule,
        context.body,
        state,
        words,
        on=context.on,
        exception=lifted[0].decision if lifted else None,
        evidence=finding.evidence,
        next_break=next_break,
        mend=_next_mend(standing, context.on),
    )


def _past(context: Context, breaches: Iterable[Breach]) -> list[Breach]:
    return [b for b in breaches if b.on <= context.on and b.on in context.season]


def _near(context: Context, breaches: Iterable[Breach]) -> list[Breach]:
    limit = add_days(context.on, context.charter.warn_days)
    return [b for b in breaches if b.on > context.on and (b.on <= limit or b.drawn)]


def _next_mend(standing: Iterable[Breach], on: date) -> Phrase | None:
    """A kept article says, too, what keeps it."""
    return next((b.mend for b in standing if b.on > on), None)


def _faulty(
    rule: Rule, context: Context, state: State, counted: list[Breach], next_break: date | None
) -> Verdict:
    lasting = (b.mend for b in counted if b.mend and (b.until is None or b.until > context.on))
    proofs: dict[Evidence, None] = {e: None for b in counted for e in b.evidence}
    return _verdict(
        rule,
        context.body,
        state,
        counted[0].words,
        on=context.on,
        evidence=tuple(proofs),
        next_break=next_break,
        broken_on=counted[0].on if state is State.BROKEN else None,
        mend=next(lasting, None) or next((b.mend for b in counted if b.mend), None),
    )


def _verdict(
    rule: Rule,
    body: BodyFact | None,
    state: State,
    words: Phrase,
    *,
    on: date | None = None,
    **said: Any,
) -> Verdict:
    values = CHECKS[rule.check].in_force(rule.parameters, on) if on else None
    return Verdict(
        clause=rule.article,
        body=body.id if body else None,
        check=rule.check,
        state=state,
        words=words,
        parameters=dict(values or {}),
        weight=rule.weight,
        gate=rule.gate,
        **said,
    )
