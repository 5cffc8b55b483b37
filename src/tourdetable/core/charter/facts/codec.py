"""Verdicts as JSON: the contract of every command and API (DESIGN §3, `docs/facts-schema.md`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tourdetable.core.charter.terms.verdict import Evidence, Report, Verdict
from tourdetable.core.words.phrase import Phrase

Translate = Callable[[str], str]

VERSION = "verdict/1"
"""The version of the verdicts' shape; it changes when a key changes its meaning or goes, not when one is added."""


def report_to_json(report: Report, translate: Translate = str) -> dict[str, Any]:
    """A report, its sentences said through `translate` and its days as ISO dates."""
    return {
        "schema": VERSION,
        "charter": report.charter,
        "version": report.version,
        "on": report.on.isoformat(),
        "verdicts": [verdict_to_json(v, translate) for v in report.verdicts],
    }


def verdict_to_json(verdict: Verdict, translate: Translate = str) -> dict[str, Any]:
    """One verdict: the contract's keys, then what helps to read it."""
    return {
        "clause": verdict.clause,
        "body": verdict.body,
        "verdict": verdict.state.value,
        "exception": verdict.exception,
        "evidence": [_evidence(e, translate) for e in verdict.evidence],
        "next_break": _day(verdict.next_break),
        "mend": _said(verdict.mend, translate),
        "parameters": {name: _plain(value) for name, value in verdict.parameters.items()},
        "check": verdict.check,
        "words": _said(verdict.words, translate),
        "broken_on": _day(verdict.broken_on),
        "weight": verdict.weight.value,
    }


def _evidence(evidence: Evidence, translate: Translate) -> dict[str, Any]:
    words = _said(evidence.words, translate)
    return {"kind": evidence.kind, "id": evidence.id, "on": _day(evidence.on), "words": words}


def _said(phrase: Phrase | None, translate: Translate) -> str | None:
    return phrase.render(translate, date.isoformat) if phrase else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
