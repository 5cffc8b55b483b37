"""An evaluation that is kept: when facts change, only whom they concern is judged again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from tourdetable.core.charter.facts.changes import FactChanges
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.parts import CutRecord
from tourdetable.core.charter.facts.record import BodyFact, Record
from tourdetable.core.charter.judge.evaluate import Judgement, RuleOnDay
from tourdetable.core.charter.judge.timeline import (
    Dates,
    Milestone,
    breaks,
    in_order,
    months_to_come,
    other_dates,
)
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import Report, Verdict


@dataclass(frozen=True)
class JudgedRule:
    """A rule, its verdict on each body (None: the network, or nobody), in the order of their names,
    and the dates to come that some of them have."""

    rule: RuleOnDay
    verdicts: Mapping[str | None, Verdict]
    ahead: Mapping[str | None, Dates]


@dataclass(frozen=True)
class Evaluation:
    """A charter judged on a day, with the facts it was judged on, and their index."""

    charter: Charter
    on: date
    facts: CutRecord
    index: Index
    judged: tuple[JudgedRule, ...]

    @classmethod
    def of(cls, charter: Charter, facts: Record | CutRecord, *, on: date) -> Evaluation:
        """Judge everything once."""
        known = CutRecord.of(facts) if isinstance(facts, Record) else facts
        index, days = Index.of_parts(known), months_to_come(on)
        rules = [RuleOnDay(charter, r, on) for article in charter.articles for r in article.rules]
        judged = tuple(_kept(rule, rule.judge_all(index), days) for rule in rules)
        return cls(charter, on, known, index, judged)

    @cached_property
    def report(self) -> Report:
        """All verdicts, in the charter's order, then by the bodies' names: as `evaluate` gives."""
        verdicts = tuple(v for one in self.judged for v in one.verdicts.values())
        return Report(self.charter.slug, self.charter.version, self.on, verdicts)

    @cached_property
    def coming(self) -> tuple[Milestone, ...]:
        """The dates of the twelve months to come: as `timeline` gives."""
        found = [dates for one in self.judged for dates in one.ahead.values()]
        exceptions, days = self.facts.every("exceptions"), months_to_come(self.on)
        return in_order(found, other_dates(self.charter, exceptions, days))

    def replace_body(self, body: str, facts: Record) -> Evaluation:
        """The same evaluation, once these are all the facts of one body (not the network's)."""
        return self.follow(self.facts.replaced({body: facts}))

    def follow(self, facts: CutRecord) -> Evaluation:
        """The same evaluation on other facts of the same network: the bodies that no change
        concerns are not judged again. The rules of the network as a whole are."""
        changes = FactChanges.between(self.facts, facts)
        if changes.nothing:
            return self
        same = self.facts.shared is facts.shared and not changes.bodies
        index = self.index.following(facts, same_network=same)
        again = _Again(index, facts, changes, months_to_come(self.on))
        judged = tuple(again.judged(one) for one in self.judged)
        return replace(self, facts=facts, index=index, judged=judged)


@dataclass(frozen=True)
class _Again:
    """Judging again what changes concern."""

    index: Index
    facts: CutRecord
    changes: FactChanges
    days: Period

    def judged(self, one: JudgedRule) -> JudgedRule:
        rule = one.rule
        if rule.check.fixed or rule.values is None:
            return one
        concerned = self.changes.concerned(rule.rule.article, rule.check.reads)
        if rule.of_network or concerned is None:
            return _kept(rule, rule.judge_all(self.index), self.days)
        if not concerned and not self.changes.bodies:
            return one
        verdicts, ahead = dict(one.verdicts), dict(one.ahead)
        self.judge(rule, concerned, verdicts, ahead)
        if self.changes.bodies:
            verdicts = self.by_name(rule, verdicts)
        return JudgedRule(rule, verdicts, ahead)

    def judge(
        self,
        rule: RuleOnDay,
        concerned: Iterable[str],
        verdicts: dict[str | None, Verdict],
        ahead: dict[str | None, Dates],
    ) -> None:
        """Judge a rule for these bodies, in the place of what it said of them."""
        subjects = {b.id: b for b in rule.subjects(self.bodies(concerned)) if b}
        for body in concerned:
            ahead.pop(body, None)
            if body not in subjects:
                verdicts.pop(body, None)
                continue
            judgement = rule.judge(self.index, subjects[body])
            verdicts[body] = judgement.verdict
            if dates := breaks(judgement, self.days):
                ahead[body] = dates

    def bodies(self, ids: Iterable[str]) -> list[BodyFact]:
        parts = (self.facts.parts.get(body) for body in ids)
        return [body for part in parts if part for body in part.bodies]

    def by_name(
        self, rule: RuleOnDay, verdicts: Mapping[str | None, Verdict]
    ) -> dict[str | None, Verdict]:
        """The verdicts in the order of the bodies' names; on nobody, when there is none."""
        found: dict[str | None, Verdict] = {
            body.id: verdicts[body.id] for body in self.index.bodies if body.id in verdicts
        }
        return found or {None: rule.nobody().verdict}


def _kept(rule: RuleOnDay, judgements: Iterable[Judgement], days: Period) -> JudgedRule:
    """What is kept of judgements."""
    verdicts: dict[str | None, Verdict] = {}
    ahead: dict[str | None, Dates] = {}
    for judgement in judgements:
        body = judgement.verdict.body
        verdicts[body] = judgement.verdict
        if dates := breaks(judgement, days):
            ahead[body] = dates
    return JudgedRule(rule, verdicts, ahead)
