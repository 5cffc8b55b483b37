"""Verdicts and records as JSON: the contract of every command and API (DESIGN §3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from typing import Any

from tourdetable.core.charter import record as facts
from tourdetable.core.charter.errors import Unfit, one_among
from tourdetable.core.charter.phrase import Phrase
from tourdetable.core.charter.record import Record
from tourdetable.core.charter.verdict import Evidence, Report, Verdict

Translate = Callable[[str], str]

FACTS: Mapping[str, type[Any]] = {
    "institutions": facts.InstitutionFact,
    "bodies": facts.BodyFact,
    "seats": facts.SeatFact,
    "mandates": facts.MandateFact,
    "offices": facts.OfficeFact,
    "presences": facts.PresenceFact,
    "meetings": facts.MeetingFact,
    "replies": facts.ReplyFact,
    "attendances": facts.AttendanceFact,
    "turns": facts.TurnFact,
    "decisions": facts.DecisionFact,
    "exceptions": facts.ExceptionFact,
}
_WORDS = {"str": "a text", "date": "a date such as 2027-04-06", "bool": "true or false"}


def report_to_json(report: Report, translate: Translate = str) -> dict[str, Any]:
    """A report, its sentences said through `translate` and its days as ISO dates."""
    return {
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


def record_from_json(data: Mapping[str, Any]) -> Record:
    """A record from its JSON; raises `Unfit` naming the fact and the field, and what to write instead."""
    unknown = next((key for key in data if key not in FACTS), None)
    if unknown is not None:
        raise Unfit(f"unknown kind of facts `{unknown}`", one_among(unknown, FACTS))
    return Record(**{key: tuple(_fact(key, n, item) for n, item in enumerate(data[key])) for key in data})


def _fact(key: str, nth: int, item: object) -> Any:
    kind, where = FACTS[key], f"{key}[{nth}]"
    if not isinstance(item, dict):
        raise Unfit(f"`{where}` is not an object", "write an object with the fields of the fact")
    declared = {f.name: f for f in fields(kind)}
    unknown = next((name for name in item if name not in declared), None)
    if unknown is not None:
        raise Unfit(f"unknown field `{unknown}` in `{where}`", one_among(unknown, declared))
    missing = next((f.name for f in declared.values() if f.default is MISSING and f.name not in item), None)
    if missing is not None:
        raise Unfit(f"`{where}` has no `{missing}`", "write this field")
    return kind(**{name: _field(where, declared[name], value) for name, value in item.items()})


def _field(where: str, declared: Field[Any], value: object) -> object:
    """One value, by the field's type as it is annotated: `str`, `date`, `bool`, each maybe `| None`."""
    kind, _, optional = str(declared.type).partition(" | ")
    if value is None and optional:
        return None
    if kind == "date" and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            value = None
    if type(value).__name__ != kind or kind == "date":
        raise Unfit(f"`{where}.{declared.name}` is not {_WORDS[kind]}", f"write {_WORDS[kind]}")
    return value
