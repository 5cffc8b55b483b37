"""One rule judged on a few facts, in the notation of `charters/cases/README.md`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

import pytest

from tests.core.charter.cases import record_of
from tests.core.charter.every_check import ruled
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.kinds import id_of
from tourdetable.core.charter.judge.evaluate import Judgement, judge_article
from tourdetable.core.charter.terms.verdict import SEVERITY, Breach

Facts = Mapping[str, list[str]]


@dataclass(frozen=True)
class Example:
    """What a rule must say of these facts on a day, of the worst body.

    `breaches` are all that stand, as `first..last subject`, `drawn` when the calendar holds them.
    `facts` come beside those of the whole file, unless they stand `alone`; `rule` replaces its
    rule.
    """

    name: str
    on: str
    facts: Facts
    state: str
    words: str
    evidence: list[str] = field(default_factory=list)
    next_break: str = ""
    broken_on: str = ""
    mend: str = ""
    exception: str = ""
    breaches: list[str] = field(default_factory=list)
    rule: str = ""
    alone: bool = False

    @property
    def expected(self) -> Mapping[str, Any]:
        others = ("name", "on", "facts", "rule", "alone")
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in others}

    def found(self, rule: str, facts: Facts) -> Mapping[str, Any]:
        """What the rule of the file says, in the terms of `expected`."""
        return judged(self.rule or rule, {} if self.alone else facts, self.facts, self.on)


def judgement_of(rule: str, facts: Facts, on: str) -> Judgement:
    """The only judgement of a rule, traced."""
    charter, index = ruled(rule), Index(record_of(facts))
    article, day = charter.articles_by_id["E-1"], date.fromisoformat(on)
    (found,) = judge_article(charter, article, index, day, traced=True)
    return found


def used(rule: str, facts: Facts, on: str) -> list[str]:
    """The facts that the only verdict rests on, by kind and id, as the check read them."""
    trace = judgement_of(rule, facts, on).trace
    assert trace is not None
    return [f"{kind} {id_of(kind, fact) or ''}".strip() for kind, fact in trace.used]


def proofs(rule: str, facts: Facts, on: str) -> list[str]:
    """What the only verdict calls the facts that it shows."""
    return [str(proof.words) for proof in judgement_of(rule, facts, on).verdict.evidence]


def judged(rule: str, shared: Facts, own: Facts, on: str) -> Mapping[str, Any]:
    """The worst verdict of a rule, in plain words."""
    given = {kind: [*shared.get(kind, ()), *own.get(kind, ())] for kind in {**shared, **own}}
    charter = ruled(rule)
    index = Index(record_of(given))
    found = judge_article(charter, charter.articles_by_id["E-1"], index, date.fromisoformat(on))
    judgement = min(found, key=lambda j: SEVERITY.index(j.verdict.state))
    verdict = judgement.verdict
    return {
        "state": verdict.state.value,
        "words": str(verdict.words),
        "evidence": [f"{e.kind} {e.id} {e.on or ''}".strip() for e in verdict.evidence],
        "next_break": str(verdict.next_break or ""),
        "broken_on": str(verdict.broken_on or ""),
        "mend": str(verdict.mend or ""),
        "exception": verdict.exception or "",
        "breaches": [_told(breach) for breach in judgement.breaches],
    }


def _told(breach: Breach) -> str:
    """The days of a breach, what is at fault, and whether the calendar already holds it."""
    days = f"{breach.on}..{breach.until or ''}"
    return " ".join(filter(None, (days, breach.subject, "drawn" if breach.drawn else "")))


def examples(*some: Example) -> Callable[[Callable[..., None]], Any]:
    """Run a test for each example, under its name."""
    return pytest.mark.parametrize("example", some, ids=[one.name for one in some])
