"""What was decided is recorded soon, with its consensus and its dissensus (CLUB-16, CLUB-18)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, meeting_evidence
from tourdetable.core.charter.facts.record import DecisionFact, MeetingFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import add_days
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Title, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = parameter(
        values.whole(at_least=0, at_most=366),
        gettext_noop("How many days after the meeting the record may still be completed."),
        example="within_days = 15",
        default=15,
        dated=True,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Points decided at past meetings without outcome, or without a word on dissensus; points to come are nothing."""
    points = list(_points(parameters, context))
    late = (
        _breach(parameters, context, d, m)
        for d, m in points
        if d.outcome is None or not d.dissent_stated
    )
    return Finding(
        concerned=bool(points),
        breaches=tuple(b for b in late if b),
        evidence=tuple(_evidence(d, m) for d, m in points),
        words=Phrase(
            gettext_noop("Every decision of %(body)s is recorded with its dissensus"),
            body=context.body_name,
        ),
    )


def _points(parameters: Parameters, context: Context) -> Iterator[tuple[DecisionFact, MeetingFact]]:
    """Those of the season, and those of its eve whose time runs out in it."""
    for decision in (
        context.facts.decisions_by_body.get(context.body.id, ()) if context.body else ()
    ):
        meeting = context.facts.meetings.get(decision.meeting)
        if meeting is None or (context.kinds and meeting.kind not in context.kinds):
            continue
        due = add_days(meeting.on, (parameters.within_days.on(meeting.on) or 0) + 1)
        if meeting.on < context.on and due >= context.season.first:
            yield decision, meeting


def _breach(
    parameters: Parameters, context: Context, decision: DecisionFact, meeting: MeetingFact
) -> Breach | None:
    days = parameters.within_days.on(meeting.on)
    if days is None:
        return None
    due = add_days(meeting.on, days)
    said: dict[str, Value] = {
        "decision": Title(decision.title),
        "meeting": meeting.title,
        "day": due,
    }
    return Breach(
        on=add_days(due, 1),
        subject=decision.id,
        words=_words(decision, said),
        evidence=(_evidence(decision, meeting), meeting_evidence(meeting)),
        mend=_mend(said, late=due < context.on),
    )


def _words(decision: DecisionFact, said: dict[str, Value]) -> Phrase:
    if decision.outcome is None:
        return Phrase(
            gettext_noop("“%(decision)s”, decided at %(meeting)s, has no recorded outcome"), **said
        )
    return Phrase(
        gettext_noop("“%(decision)s”, decided at %(meeting)s, says nothing of dissensus"), **said
    )


def _mend(said: dict[str, Value], late: bool) -> Phrase:
    if late:
        return Phrase(
            gettext_noop("Complete the record of “%(decision)s”: its outcome, and any dissensus"),
            **said,
        )
    return Phrase(
        gettext_noop(
            "Complete the record of “%(decision)s” by %(day)s: its outcome, and any dissensus"
        ),
        **said,
    )


def _evidence(decision: DecisionFact, meeting: MeetingFact) -> Evidence:
    return Evidence(
        "decision",
        decision.id,
        Phrase(gettext_noop("“%(decision)s”"), decision=Title(decision.title)),
        meeting.on,
    )


CHECK = Check(
    "decision_record",
    gettext_noop("Decisions are recorded with consensus and dissensus."),
    Parameters,
    find,
    reads=("decisions", "meetings"),
)
