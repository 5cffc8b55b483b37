"""From a charter and a record of facts to verdicts: the only place where breaches become a state.

See DESIGN §3 for the states.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.checking.trace import Trace
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.record import BodyFact, ExceptionFact, Record
from tourdetable.core.charter.terms.days import Period, add_days
from tourdetable.core.charter.terms.model import Article, Charter, Rule, Vocabulary
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding, Report, State, Verdict
from tourdetable.core.words.phrase import Phrase, gettext_noop

LIFTED_ONCE = gettext_noop("Decision %(decision)s lifts this article on %(first)s")
LIFTED = gettext_noop("Decision %(decision)s lifts this article from %(first)s to %(last)s")
KEPT = Phrase("Nothing breaks this article")
NOBODY = Phrase("This article concerns nobody yet")
NOT_IN_FORCE = Phrase("This article is not in force yet")
NOTHING = Phrase("Nothing here falls under this article yet")
NOT_DUE = Phrase("Nothing is due under this article yet")
UNKEPT = Phrase("Nobody keeps the facts that this article rests on")

Subject = BodyFact | None
"""What a rule is judged for: a body, or the network as a whole."""

Only = Container[str | None] | None
"""The bodies to judge, by id (None among them: the network as a whole); None: all."""

Lifted = list[tuple[Breach, ExceptionFact]]
"""Breaches that exceptions lift, each with the first one."""


class Judgement(Struct, frozen=True, gc=False):
    """A verdict, and the breaches it was made from; `lifted` are those that an exception lifts.

    `trace` holds the facts that were read, when the verdict was to be explained.
    """

    rule: Rule
    verdict: Verdict
    breaches: tuple[Breach, ...] = ()
    lifted: tuple[Breach, ...] = ()
    trace: Trace | None = None


def evaluate(charter: Charter, record: Record, *, on: date) -> Report:
    """Judge every rule of a charter on a day: one verdict per rule and body, in its order."""
    index = Index(record)
    judged = (j for article in charter.articles for j in judge_article(charter, article, index, on))
    return Report(charter.slug, charter.version, on, tuple(j.verdict for j in judged))


def judge_article(
    charter: Charter,
    article: Article,
    index: Index,
    on: date,
    *,
    traced: bool = False,
    only: Only = None,
) -> Iterator[Judgement]:
    """Judge the rules under one article; `traced` notes the facts that each verdict rests on."""
    for rule in article.rules:
        yield from RuleOnDay(charter, rule, on).judge_all(index, traced=traced, only=only)


def scope(rule: Rule, vocabulary: Vocabulary) -> frozenset[str]:
    """The kinds of body a rule is for.

    Those it names, else those that hold the meetings it names, else all.
    """
    if rule.bodies:
        return frozenset(rule.bodies)
    held = [vocabulary.meeting_kinds[kind].bodies for kind in rule.meetings]
    if held and all(held):
        return frozenset(body for bodies in held for body in bodies)
    return frozenset(vocabulary.body_kinds)


@dataclass(frozen=True)
class RuleOnDay:
    """A rule of a charter as it reads on a day, to be judged for one body after the other."""

    charter: Charter
    rule: Rule
    on: date

    @cached_property
    def check(self) -> Check[Any]:
        return CHECKS[self.rule.check]

    @cached_property
    def season(self) -> Period:
        """The judged season."""
        return self.charter.season.containing(self.on)

    @cached_property
    def values(self) -> Mapping[str, object] | None:
        """The parameters in force, defaults included; None before a dated one has begun."""
        return self.check.in_force(self.rule.parameters, self.on)

    @cached_property
    def parameters(self) -> Any:
        """All parameters, as the check takes them."""
        return self.rule.typed(self.check.typed)

    @cached_property
    def of_network(self) -> bool:
        """Whether the rule is judged once, for the network as a whole."""
        fixed = self.check.fixed is not None
        return fixed or self.check.of_network(self.parameters, self.charter.vocabulary)

    def subjects(self, bodies: Iterable[BodyFact]) -> list[BodyFact | None]:
        """What the rule is judged for; a body that ended in an earlier season is history."""
        if self.of_network:
            return [None]
        kinds, first = scope(self.rule, self.charter.vocabulary), self.season.first
        return [b for b in bodies if b.kind in kinds and (b.ends is None or b.ends >= first)]

    def judge_all(
        self, index: Index, *, traced: bool = False, only: Only = None
    ) -> Iterator[Judgement]:
        """Judge the rule for each body it concerns, or for the network."""
        if self.values is None:
            yield Judgement(self.rule, self._verdict(None, State.NOT_CONCERNED, NOT_IN_FORCE))
            return
        bodies = self.subjects(index.bodies)
        for body in bodies:
            if only is None or (body.id if body else None) in only:
                yield self.judge(index, body, Trace() if traced else None)
        if not bodies:
            yield self.nobody()

    def nobody(self) -> Judgement:
        """The judgement when there is nobody to judge."""
        return Judgement(self.rule, self._verdict(None, State.NOT_CONCERNED, NOBODY))

    def judge(self, index: Index, body: Subject, trace: Trace | None = None) -> Judgement:
        """Judge the rule, which is in force, for one body or (None) for the network."""
        context = self._context(index, body, trace)
        finding = self._find(context)
        standing, lifted = self._sorted_out(finding, context)
        verdict = self._weigh(body, finding, standing, lifted)
        if self.check.fixed:
            verdict = self._verdict(body, self.check.fixed, verdict.words)
        elif self._says_nothing(context, finding, verdict):
            verdict = self._unconcerned(verdict)
        return Judgement(self.rule, verdict, standing, tuple(b for b, _ in lifted), trace)

    def _says_nothing(self, context: Context, finding: Finding, verdict: Verdict) -> bool:
        """Whether there is neither a fault nor anybody who kept anything yet."""
        concerned = finding.concerned or finding.unsaid is not None
        nobody = not concerned or context.life.first > self.on
        faultless = verdict.state in (State.KEPT, State.UNKNOWN) and not verdict.exception
        return nobody and faultless

    def _unconcerned(self, verdict: Verdict) -> Verdict:
        """The verdict while nothing is due: it tells when something will be."""
        words = NOT_DUE if verdict.next_break else NOTHING
        return replace(verdict, state=State.NOT_CONCERNED, words=words, evidence=())

    def _find(self, context: Context) -> Finding:
        """What the check finds; nothing when nobody keeps the facts that it rests on."""
        unkept = context.index.network.record.unkept
        if unkept and not unkept.isdisjoint(self.check.reads):
            return Finding(missing=UNKEPT)
        found: Finding = self.check.find(self.parameters, context)
        return found

    def _context(self, index: Index, body: Subject, trace: Trace | None) -> Context:
        if trace is not None and body is not None:
            trace.use("bodies", (body,))
        return Context(
            charter=self.charter,
            index=index.part(body.id) if body else index,
            on=self.on,
            season=self.season,
            body=body,
            kinds=frozenset(self.rule.meetings),
            exceptions=index.exceptions(self.rule.article, body.id if body else None),
            trace=trace,
        )

    def _sorted_out(self, finding: Finding, context: Context) -> tuple[tuple[Breach, ...], Lifted]:
        """The breaches that stand, and those that an exception lifts, each with the first one."""
        ordered = sorted(finding.breaches, key=lambda b: (b.on, b.subject))
        if not context.exceptions:
            return tuple(ordered), []
        standing: list[Breach] = []
        lifted: Lifted = []
        for breach in ordered:
            covering = context.exceptions_on(breach.on)
            if covering:
                lifted.append((breach, covering[0]))
            else:
                standing.append(breach)
        return tuple(standing), lifted

    def _weigh(
        self,
        body: Subject,
        finding: Finding,
        standing: tuple[Breach, ...],
        lifted: Lifted,
    ) -> Verdict:
        """Broken, at risk, unknown or kept, in that order."""
        past = [b for b in standing if self._is_past(b)]
        if past:
            return self._faulty(body, State.BROKEN, past, standing)
        near = [b for b in standing if self._is_near(b)]
        if near:
            return self._faulty(body, State.AT_RISK, near, standing)
        return self._faultless(body, finding, self._ahead(standing), lifted)

    def _ahead(self, standing: tuple[Breach, ...]) -> Breach | None:
        """The first breach to come."""
        return next((b for b in standing if b.on > self.on), None)

    def _faultless(
        self, body: Subject, finding: Finding, ahead: Breach | None, lifted: Lifted
    ) -> Verdict:
        """The verdict without a fault; `ahead` is the first breach to come.

        An exception counts only where it changes the state.
        """
        state, words = State.KEPT, finding.words or KEPT
        said: dict[str, Any] = {"evidence": finding.evidence}
        if ahead:
            said |= {"next_break": ahead.on, "mend": ahead.mend}
        lift = self._lift(lifted)
        if lift:
            source = LIFTED_ONCE if lift.starts == lift.ends else LIFTED
            words = Phrase(source, decision=lift.decision, first=lift.starts, last=lift.ends)
            said["exception"] = lift.decision
        elif finding.unsaid:
            state, words = State.UNKNOWN, finding.unsaid
        elif finding.missing:
            state, words = State(self.rule.until_known), finding.missing
        return self._verdict(body, state, words, **said)

    def _lift(self, lifted: Lifted) -> ExceptionFact | None:
        """The exception by which the article is kept, if any."""
        lifting = [e for b, e in lifted if self._is_past(b)]
        lifting += [e for b, e in lifted if self._is_near(b)]
        return lifting[0] if lifting else None

    def _is_past(self, breach: Breach) -> bool:
        return breach.on <= self.on and breach.on in self.season

    def _is_near(self, breach: Breach) -> bool:
        limit = add_days(self.on, self.charter.warn_days)
        return breach.on > self.on and (breach.on <= limit or breach.drawn)

    def _faulty(
        self,
        body: Subject,
        state: State,
        counted: list[Breach],
        standing: tuple[Breach, ...],
    ) -> Verdict:
        """Broken or at risk: the first breach's words, and a mend of one that lasts, if any.

        Where what is broken can only be told, the mend is that of what comes near.
        """
        proofs: dict[Evidence, None] = {}
        for breach in counted:
            proofs.update(dict.fromkeys(breach.evidence))
        first, ahead = counted[0], self._ahead(standing)
        return self._verdict(
            body,
            state,
            first.words,
            evidence=tuple(proofs),
            next_break=ahead.on if ahead else None,
            broken_on=first.on if state is State.BROKEN else None,
            mend=self._mend(counted) or self._mend([b for b in standing if self._is_near(b)]),
        )

    def _mend(self, counted: list[Breach]) -> Phrase | None:
        """What mends the first fault that lasts, else the first that can be mended."""
        mends = [b for b in counted if b.mend]
        lasting = [b for b in mends if b.until is None or b.until > self.on]
        return (lasting or mends)[0].mend if mends else None

    def _verdict(self, body: Subject, state: State, words: Phrase, **said: Any) -> Verdict:
        return Verdict(
            clause=self.rule.article,
            body=body.id if body else None,
            check=self.rule.check,
            state=state,
            words=words,
            parameters=self.values or {},
            weight=self.rule.weight,
            **said,
        )
