"""One rule judged on a few facts, in the notation of `charters/cases/README.md`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from tests.core.charter.every_check import ruled
from tourdetable.core.charter.judge.cases import record_of
from tourdetable.core.charter.judge.evaluate import evaluate
from tourdetable.core.charter.terms.verdict import SEVERITY

Facts = Mapping[str, list[str]]


@dataclass(frozen=True)
class Example:
    """What a rule must say of these facts on a day, of the worst body.

    `facts` come beside those of the whole file, unless they stand `alone`; `rule` replaces its rule.
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
    rule: str = ""
    alone: bool = False

    @property
    def expected(self) -> Mapping[str, Any]:
        said = ("state", "words", "evidence", "next_break", "broken_on", "mend", "exception")
        return {key: getattr(self, key) for key in said}

    def found(self, rule: str, facts: Facts) -> Mapping[str, Any]:
        """What the rule of the file says, in the terms of `expected`."""
        return judged(self.rule or rule, {} if self.alone else facts, self.facts, self.on)


def judged(rule: str, shared: Facts, own: Facts, on: str) -> Mapping[str, Any]:
    """The worst verdict of a rule, in plain words."""
    given = {kind: [*shared.get(kind, ()), *own.get(kind, ())] for kind in {**shared, **own}}
    report = evaluate(ruled(rule), record_of(given), on=date.fromisoformat(on))
    verdict = min(report.of("E-1"), key=lambda v: SEVERITY.index(v.state))
    return {
        "state": verdict.state.value,
        "words": str(verdict.words),
        "evidence": [f"{e.kind} {e.id}" for e in verdict.evidence],
        "next_break": str(verdict.next_break or ""),
        "broken_on": str(verdict.broken_on or ""),
        "mend": str(verdict.mend or ""),
        "exception": verdict.exception or "",
    }


def examples(*some: Example) -> Callable[[Callable[..., None]], Any]:
    """Run a test for each example, under its name."""
    return pytest.mark.parametrize("example", some, ids=[one.name for one in some])
