"""A body settles at its first meeting how its duties are shared (ITC-06)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, fact_evidence, meeting_evidence
from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.terms.verdict import Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    duty: tuple[str, ...] = parameter(
        values.duties,
        gettext_noop("The duties that the first meeting shares out, by their codes."),
        example='duty = ["facilitation", "minutes"]',
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Never a breach: a decision recorded at the first meeting proves it, or turns taken from then on; else unknown."""
    meetings = [m for m in context.meetings() if m.on in context.life]
    if not meetings or meetings[0].on > context.on:
        return Finding(concerned=False)
    first = meetings[0]
    proofs = tuple(_decided(context, first)) or tuple(_taken(parameters, context, meetings[:2]))
    said: dict[str, Value] = {"body": context.body_name, "meeting": first.title, "day": first.on}
    settled = gettext_noop(
        "%(body)s settled how its duties are shared at its first meeting, on %(day)s"
    )
    unsaid = gettext_noop(
        "Nobody has recorded how the first meeting of %(body)s, on %(day)s, shared its duties"
    )
    return Finding(
        evidence=(meeting_evidence(first), *proofs),
        missing=None if proofs else Phrase(unsaid, **said),
        words=Phrase(settled, **said),
    )


def _decided(context: Context, first: MeetingFact) -> Iterator[Evidence]:
    """Decisions that the first meeting recorded."""
    for decision in context.facts.decisions_by_body.get(first.body, ()):
        if decision.meeting == first.id and decision.outcome is not None:
            yield fact_evidence("decision", decision.id, decision.title, first.on)


def _taken(parameters: Parameters, context: Context, meetings: list[MeetingFact]) -> list[Evidence]:
    """The first two meetings, when each duty has had its turn at one of them; else nothing."""
    taken = context.facts.turns
    all_taken = all(any(taken.get((m.id, duty)) for m in meetings) for duty in parameters.duty)
    return (
        [meeting_evidence(m) for m in meetings[1:]] or [meeting_evidence(meetings[0])]
        if all_taken
        else []
    )


CHECK = Check(
    "settled_at_start",
    gettext_noop("The first meeting of a body settles how its duties are shared."),
    Parameters,
    find,
    reads=("meetings", "decisions", "turns"),
)
