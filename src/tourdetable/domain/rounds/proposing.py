"""What the method of a point proposes to ask: how, in which words, and what to say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tourdetable.core.methods.terms import Capture, MethodStep, WorkMethod
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.rounds.enums import RoundKind

KIND_OF: Mapping[Capture, RoundKind] = {
    Capture.GO_ROUND: RoundKind.GO_ROUND,
    Capture.SILENT: RoundKind.SILENT,
    Capture.DOTS: RoundKind.DOTS,
    Capture.JUDGEMENT: RoundKind.JUDGEMENT,
    Capture.CONSENT: RoundKind.CONSENT,
    Capture.ELECTION: RoundKind.ELECTION,
    Capture.CAFE: RoundKind.CAFE,
}
"""The round that keeps what a method captures; a method that captures nothing has none."""


@dataclass(frozen=True)
class RoundProposal:
    """What a point proposes to ask."""

    kind: RoundKind
    question: str
    method: str = ""
    steps: tuple[MethodStep, ...] = ()


def proposed(point: AgendaItem | None, methods: Iterable[WorkMethod]) -> RoundProposal:
    """What is asked at a point, as its method says; a go-round where it has none."""
    if point is None:
        return RoundProposal(RoundKind.GO_ROUND, "")
    question = point.question or point.title
    found = next((one for one in methods if one.code == point.method), None)
    if found is None:
        return RoundProposal(RoundKind.GO_ROUND, question)
    kind = KIND_OF.get(found.captures, RoundKind.GO_ROUND)
    words = point.question or found.question or point.title
    return RoundProposal(kind, words, found.title, found.steps)
