"""What was decided is recorded soon, with its consensus and its dissensus (CLUB-16, CLUB-18)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import debts, findings, mending, trace, values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import DECISIONS
from tourdetable.core.charter.facts.record import DecisionFact, MeetingFact
from tourdetable.core.charter.terms.days import Dated, Period, add_days
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Title, gettext_noop

SUMMARY = gettext_noop("Decisions are recorded with consensus and dissensus.")
KEPT = gettext_noop("Every decision of %(body)s is recorded with its dissensus")
NO_OUTCOME = gettext_noop("“%(decision)s”, put to decision at %(meeting)s, has no recorded outcome")
NO_DISSENT = gettext_noop("“%(decision)s”, decided at %(meeting)s, says nothing of dissensus")
COMPLETE = gettext_noop("Complete the record of “%(decision)s”: its outcome, and any dissensus")
COMPLETE_BY = gettext_noop(
    "Complete the record of “%(decision)s” by %(day)s: its outcome, and any dissensus"
)
BEFORE = gettext_noop("recorded before the judged season")


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = values.dated_whole(
        "How many days after the meeting the record may still be completed.", (0, 366), default=15
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Points decided at past meetings without outcome, or without a word on dissensus.

    Points to come are nothing. A record that is complete has no day: it is never told as late.
    """
    points = list(_points(context))
    breaches: list[Breach] = []
    for decision, meeting in points:
        breaches += _incomplete(parameters, context, decision, meeting)
    return Finding(
        concerned=any(_is_complete(decision) for decision, _ in points),
        breaches=tuple(breaches),
        evidence=tuple(_evidence(d, m) for d, m in points),
        words=context.says(KEPT),
    )


def _is_complete(decision: DecisionFact) -> bool:
    return decision.is_decided and decision.dissent_stated


def _points(context: Context) -> Iterator[tuple[DecisionFact, MeetingFact]]:
    """Those of past meetings that are incomplete, and the others of the season."""
    assert context.body is not None  # the check is judged for each body
    was_put = (lambda decision: _met(context, decision) is not None, trace.OTHER_MEETING)
    weighs = (lambda decision: _weighs(context, decision), BEFORE)
    for decision in context.about(DECISIONS, context.body.id, was_put, weighs):
        meeting = _met(context, decision)
        assert meeting is not None  # or the decision was filtered out
        yield decision, meeting


def _met(context: Context, decision: DecisionFact) -> MeetingFact | None:
    """The past meeting at which a point was put."""
    past = Period(date.min, add_days(context.on, -1))
    return context.meeting(decision.meeting, past, context.kinds)


def _weighs(context: Context, decision: DecisionFact) -> bool:
    meeting = _met(context, decision)
    assert meeting is not None  # or the decision was filtered out
    return meeting.on >= context.season.first or not _is_complete(decision)


def _incomplete(
    parameters: Parameters, context: Context, decision: DecisionFact, meeting: MeetingFact
) -> Iterator[Breach]:
    days = parameters.within_days.on(meeting.on)
    if days is None or _is_complete(decision):
        return
    said = {"decision": Title(decision.title), "meeting": meeting.title}
    proofs = (_evidence(decision, meeting), findings.meeting_evidence(meeting))
    words = NO_DISSENT if decision.is_decided else NO_OUTCOME
    owing = debts.Owing(words, words, COMPLETE_BY, COMPLETE, words)
    yield from debts.owed(context, add_days(meeting.on, days), None, owing, said, *proofs)


def _evidence(decision: DecisionFact, meeting: MeetingFact) -> Evidence:
    words = Phrase("“%(decision)s”", decision=Title(decision.title))
    return Evidence("decision", decision.id, words, meeting.on)


CHECK = Check(
    "decision_record",
    SUMMARY,
    Parameters,
    find,
    reads=("decisions", "meetings"),
    mending=mending.DECIDING,
)
