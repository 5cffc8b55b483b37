"""Verdicts as JSON: the contract of every command and API (DESIGN §3, `docs/facts-schema.md`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, json

from tourdetable.core.charter.terms.model import Weight
from tourdetable.core.charter.terms.verdict import Evidence, Report, State, Verdict
from tourdetable.core.words.phrase import Phrase

Translate = Callable[[str], str]

VERSION = "verdict/1"
"""The version of the verdicts' shape.

It changes when a key changes its meaning or goes, not when one is added.
"""


class EvidenceJson(Struct):
    """A fact that a verdict rests on."""

    kind: Annotated[str, Meta(description="meeting, seat, decision…")]
    id: str
    on: Annotated[date | None, Meta(description="Its day")]
    words: str


class VerdictJson(Struct):
    """What one rule says of one body: the contract's keys, then what helps to read it."""

    clause: Annotated[str, Meta(description="The article")]
    body: Annotated[str | None, Meta(description="The body; null for the network as a whole")]
    verdict: Annotated[State, Meta(description="The state")]
    exception: Annotated[
        str | None,
        Meta(description="The decision by which it is kept, when nothing else keeps it"),
    ]
    evidence: list[EvidenceJson]
    next_break: Annotated[
        date | None, Meta(description="The next day it breaks if nothing more is planned")
    ]
    mend: Annotated[str | None, Meta(description="What would mend it, in words")]
    parameters: Annotated[dict[str, Any], Meta(description="The parameters in force that day")]
    check: Annotated[str, Meta(description="The check of the registry")]
    words: Annotated[str, Meta(description="The verdict in a sentence")]
    broken_on: Annotated[date | None, Meta(description="The day of the breach, when it is broken")]
    weight: Annotated[Weight, Meta(description="How strongly the text binds")]


class ReportJson(Struct):
    """All verdicts of one charter on one day."""

    schema: Literal["verdict/1"]
    charter: Annotated[str, Meta(description="The charter, by its slug")]
    version: Annotated[str, Meta(description="Its version")]
    on: Annotated[date, Meta(description="The day judged")]
    verdicts: list[VerdictJson]


def report_to_json(report: Report, translate: Translate = str) -> dict[str, Any]:
    """A report, its sentences said through `translate` and its days as ISO dates."""
    verdicts = [_verdict(verdict, translate) for verdict in report.verdicts]
    written = ReportJson("verdict/1", report.charter, report.version, report.on, verdicts)
    return json.decode(json.encode(written), type=dict[str, Any])


def _verdict(verdict: Verdict, translate: Translate) -> VerdictJson:
    return VerdictJson(
        clause=verdict.clause,
        body=verdict.body,
        verdict=verdict.state,
        exception=verdict.exception,
        evidence=[_evidence(evidence, translate) for evidence in verdict.evidence],
        next_break=verdict.next_break,
        mend=_said(verdict.mend, translate) if verdict.mend else None,
        parameters=dict(verdict.parameters),
        check=verdict.check,
        words=_said(verdict.words, translate),
        broken_on=verdict.broken_on,
        weight=verdict.weight,
    )


def _evidence(evidence: Evidence, translate: Translate) -> EvidenceJson:
    return EvidenceJson(evidence.kind, evidence.id, evidence.on, _said(evidence.words, translate))


def _said(phrase: Phrase, translate: Translate) -> str:
    return phrase.render(translate, date.isoformat)
