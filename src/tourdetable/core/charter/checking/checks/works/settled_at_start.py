"""A body settles at its first meeting how its duties are shared (ITC-06)."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.charter.checking import findings, trace, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import DECISIONS, TURNS
from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.terms.verdict import Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

SUMMARY = gettext_noop("The first meeting of a body settles how its duties are shared.")
UNDECIDED = gettext_noop("nothing was recorded of it")

UNSAID = gettext_noop(
    "Nobody has recorded how the first meeting of %(body)s, on %(day)s, shared its duties"
)


@dataclass(frozen=True)
class Parameters:
    duty: tuple[str, ...] = parameter(
        "The duties that the first meeting shares out, by their codes.",
        values.duties,
        example=["facilitation", "minutes"],
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Never a breach: a decision recorded at the first meeting proves it, or turns taken then.

    Without either it is unknown.
    """
    meetings = context.first_meetings(1)
    if not meetings or meetings[0].on > context.on:
        return Finding(concerned=False)
    first = meetings[0]
    proofs = _decided(context, first) or _taken(parameters, context)
    said: dict[str, Value] = {"body": context.body_name, "meeting": first.title, "day": first.on}
    return Finding(
        evidence=(findings.meeting_evidence(first), *proofs),
        missing=None if proofs else Phrase(UNSAID, **said),
        words=Phrase(
            "%(body)s settled how its duties are shared at its first meeting, on %(day)s", **said
        ),
    )


def _decided(context: Context, first: MeetingFact) -> list[Evidence]:
    """Decisions that the first meeting recorded."""
    decided = context.about(
        DECISIONS,
        first.body,
        (lambda d: d.meeting == first.id, trace.OTHER_MEETING),
        (lambda d: d.outcome is not None, UNDECIDED),
    )
    return [findings.fact_evidence("decision", d.id, d.title, first.on) for d in decided]


def _taken(parameters: Parameters, context: Context) -> list[Evidence]:
    """The last of the first two meetings, when each duty has had its turn at one of them."""
    meetings = context.first_meetings(2)
    for duty in parameters.duty:
        if not any(context.about(TURNS, (m.id, duty)) for m in meetings):
            return []
    return [findings.meeting_evidence(meetings[-1])]


CHECK = Check(
    "settled_at_start", SUMMARY, Parameters, find, reads=("meetings", "decisions", "turns")
)
