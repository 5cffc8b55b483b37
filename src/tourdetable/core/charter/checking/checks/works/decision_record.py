"""What was decided is recorded soon, with its consensus and its dissensus (CLUB-16, CLUB-18)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import findings, trace, values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import DECISIONS
from tourdetable.core.charter.facts.record import DecisionFact, MeetingFact
from tourdetable.core.charter.terms.days import Dated, Period, add_days
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Title, gettext_noop

SUMMARY = gettext_noop("Decisions are recorded with consensus and dissensus.")
NO_OUTCOME = gettext_noop("“%(decision)s”, decided at %(meeting)s, has no recorded outcome")
NO_DISSENT = gettext_noop("“%(decision)s”, decided at %(meeting)s, says nothing of dissensus")
COMPLETE = gettext_noop("Complete the record of “%(decision)s”: its outcome, and any dissensus")
COMPLETE_BY = gettext_noop(
    "Complete the record of “%(decision)s” by %(day)s: its outcome, and any dissensus"
)


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = values.dated_whole(
        "How many days after the meeting the record may still be completed.", (0, 366), default=15
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Points decided at past meetings without outcome, or without a word on dissensus.

    Points to come are nothing.
    """
    points = list(_points(parameters, context))
    breaches: list[Breach] = []
    for decision, meeting in points:
        breaches += _incomplete(parameters, context, decision, meeting)
    return Finding(
        concerned=bool(points),
        breaches=tuple(breaches),
        evidence=tuple(_evidence(d, m) for d, m in points),
        words=context.says("Every decision of %(body)s is recorded with its dissensus"),
    )


def _points(parameters: Parameters, context: Context) -> Iterator[tuple[DecisionFact, MeetingFact]]:
    """Those of the season, and those of its eve whose time runs out in it."""
    past = Period(date.min, add_days(context.on, -1))

    def met(decision: DecisionFact) -> MeetingFact | None:
        meeting = context.meeting(decision.meeting, past, context.kinds)
        counts = meeting is not None and context.weighs(meeting.on, parameters.within_days)
        return meeting if counts else None

    assert context.body is not None  # the check is judged for each body
    counted = (lambda decision: met(decision) is not None, trace.OUTSIDE_DAYS)
    for decision in context.about(DECISIONS, context.body.id, counted):
        meeting = met(decision)
        assert meeting is not None  # or the decision was filtered out
        yield decision, meeting


def _incomplete(
    parameters: Parameters, context: Context, decision: DecisionFact, meeting: MeetingFact
) -> Iterator[Breach]:
    days, outcome = parameters.within_days.on(meeting.on), decision.outcome
    if days is None or (outcome is not None and decision.dissent_stated):
        return
    due = add_days(meeting.on, days)
    said = {"decision": Title(decision.title), "meeting": meeting.title}
    words = NO_OUTCOME if outcome is None else NO_DISSENT
    mend = COMPLETE if due < context.on else COMPLETE_BY
    proofs = (_evidence(decision, meeting), findings.meeting_evidence(meeting))
    yield from findings.overdue(due, None, words, mend, said, *proofs)


def _evidence(decision: DecisionFact, meeting: MeetingFact) -> Evidence:
    words = Phrase("“%(decision)s”", decision=Title(decision.title))
    return Evidence("decision", decision.id, words, meeting.on)


CHECK = Check("decision_record", SUMMARY, Parameters, find, reads=("decisions", "meetings"))
