"""What bodies produce, decide and write down."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.words.phrase import gettext_noop
from tourdetable.domain.evaluation.indicators.facts import Evaluated
from tourdetable.domain.evaluation.indicators.terms import FactLine, GroupedBy, Indicator, Unit

DEPOSITED = ("watch_item", "tool", "practice_sheet")
"""What is deposited for a body, by what evidence calls it."""


def produced(evaluated: Evaluated) -> Iterator[FactLine]:
    """What was delivered, told or deposited in the period."""
    for one in evaluated.record.deliverables or ():
        if one.delivered_on and evaluated.has(one.delivered_on):
            said = {"group": "deliverable", "title": one.title}
            yield FactLine("deliverable", one.id, one.delivered_on, one.body, 1, **said)  # type: ignore[arg-type]  # said by name
    for report in evaluated.record.experience_reports or ():
        seat = evaluated.seats.get(report.seat)
        if seat is not None and evaluated.has(report.on):
            group = "experience_report"
            yield FactLine(group, report.id, report.on, seat.body, 1, group=group)
    yield from deposited(evaluated)


def deposited(evaluated: Evaluated) -> Iterator[FactLine]:
    """Watch items, tools, practice sheets: nothing is told of them but that they are there."""
    for kind in DEPOSITED:
        for one in getattr(evaluated.record, f"{kind}s") or ():
            if evaluated.has(one.on):
                yield FactLine(kind, one.id, one.on, one.body, 1, group=kind)


def in_time(evaluated: Evaluated) -> Iterator[FactLine]:
    """Deliverables that were due in the period."""
    for one in evaluated.record.deliverables or ():
        if one.due_on is not None and evaluated.has(one.due_on):
            done = one.delivered_on is not None and one.delivered_on <= one.due_on
            yield FactLine("deliverable", one.id, one.due_on, one.body, int(done), title=one.title)


def decided(evaluated: Evaluated) -> Iterator[FactLine]:
    """What was decided, by how it ended."""
    for one in evaluated.beside.decisions:
        if evaluated.has(one.on):
            said = {"group": one.outcome, "title": one.title}
            yield FactLine("decision", one.id, one.on, one.body, 1, **said)  # type: ignore[arg-type]  # said by name


def owned(evaluated: Evaluated) -> Iterator[FactLine]:
    """Adopted decisions: whether somebody sees to each."""
    for one in evaluated.beside.decisions:
        if one.adopted and evaluated.has(one.on):
            yield FactLine("decision", one.id, one.on, one.body, int(one.owned), title=one.title)


def followed(evaluated: Evaluated) -> Iterator[FactLine]:
    """What was to be done by a day of the period."""
    for one in evaluated.beside.tasks:
        if evaluated.has(one.due):
            done = one.done_on is not None and one.done_on <= one.due
            said = {"group": one.id, "title": one.title}
            yield FactLine("decision", one.decision, one.due, one.body, int(done), **said)  # type: ignore[arg-type]  # said by name


def objections(evaluated: Evaluated) -> Iterator[FactLine]:
    """Objections that seats raised: whether each was lifted."""
    for one in evaluated.beside.objections:
        if evaluated.has(one.on):
            said = {"group": one.id, "title": one.title, "who": evaluated.in_body(one.body)}
            yield FactLine("decision", one.decision, one.on, one.body, int(one.lifted), **said)  # type: ignore[arg-type]  # said by name


def delays(evaluated: Evaluated) -> Iterator[FactLine]:
    """Minutes of meetings of the period that were circulated: after how many days."""
    for one in evaluated.record.minutes or ():
        meeting = evaluated.meetings.get(one.meeting)
        if meeting is None or one.circulated_on is None or one.circulated_on > evaluated.today:
            continue
        if evaluated.has(meeting.on):
            days = max((one.circulated_on - meeting.on).days, 0)
            yield FactLine(
                "minutes", one.meeting, meeting.on, meeting.body, days, title=meeting.title
            )


PRODUCTIONS = Indicator(
    "productions",
    Unit.NUMBER,
    gettext_noop("What was produced"),
    gettext_noop(
        "Deliverables approved, experiences told, watch items, tools and practice sheets deposited."
    ),
    gettext_noop("Number of productions"),
    gettext_noop("The library, the deliverables and the experiences of the network"),
    gettext_noop("A page and a guide of a hundred pages count as one each."),
    produced,
    checks=("delivered", "body_produces"),
    reads=("deliverables",),
    by=GroupedBy.FACTS,
)
DELIVERED_IN_TIME = Indicator(
    "delivered_in_time",
    Unit.PERCENT,
    gettext_noop("Deliverables on time"),
    gettext_noop(
        "Of the deliverables that were due in the period, the share that came by their day."
    ),
    gettext_noop("Deliverables delivered by their day ÷ deliverables due"),
    gettext_noop("Deliverables, the day each was due and the day it was approved"),
    gettext_noop("A deliverable without a day is not counted."),
    in_time,
    checks=("delivered",),
    reads=("deliverables",),
)
DECISIONS = Indicator(
    "decisions",
    Unit.NUMBER,
    gettext_noop("Decisions"),
    gettext_noop(
        "How many proposals ended with a recorded outcome, at a meeting or between two, by "
        "outcome: dissent is told, never aimed at."
    ),
    gettext_noop("Number of decisions"),
    gettext_noop("The record of decisions"),
    gettext_noop(
        "More decisions are not better ones. A dissent that is written down is a sign of health."
    ),
    decided,
    checks=("decision_record",),
    reads=("decisions",),
    by=GroupedBy.OUTCOMES,
)
DECISIONS_OWNED = Indicator(
    "decisions_owned",
    Unit.PERCENT,
    gettext_noop("Decisions that somebody sees to"),
    gettext_noop(
        "Share of the adopted decisions that have an owner, or something to do that has one."
    ),
    gettext_noop("Decisions with an owner ÷ adopted decisions"),
    gettext_noop("The record of decisions"),
    gettext_noop(
        "A decision that asks for nothing to be done needs no owner, and counts all the same."
    ),
    owned,
    checks=("decision_record",),
    reads=("decisions",),
)
FOLLOW_UP = Indicator(
    "follow_up",
    Unit.PERCENT,
    gettext_noop("Actions done in time"),
    gettext_noop(
        "Of what was to be done by a day of the period, because of decisions, the share that was "
        "done by then."
    ),
    gettext_noop("Actions done by their day ÷ actions due"),
    gettext_noop("Actions that follow from decisions"),
    gettext_noop("What was given up counts as not done. Actions without a day are not counted."),
    followed,
    checks=("decision_record",),
    reads=("decisions",),
)
OBJECTIONS_LIFTED = Indicator(
    "objections_lifted",
    Unit.PERCENT,
    gettext_noop("Objections that were lifted"),
    gettext_noop(
        "Of the objections that seats raised, the share that an amendment integrated or that were "
        "withdrawn."
    ),
    gettext_noop("Objections lifted ÷ objections raised"),
    gettext_noop("Positions of seats on proposals"),
    gettext_noop("It is no target: an objection may be right and stand."),
    objections,
    checks=("decision_record",),
    reads=("decisions", "seats"),
    seats=True,
)
MINUTES_DELAY = Indicator(
    "minutes_delay",
    Unit.DAYS,
    gettext_noop("Delay of minutes"),
    gettext_noop("Days from a meeting to the circulation of its minutes, on average."),
    gettext_noop("Days, meeting by meeting ÷ meetings whose minutes were circulated"),
    gettext_noop("Minutes and the day they were circulated"),
    gettext_noop("Minutes that were never circulated are not counted."),
    delays,
    checks=("minutes_together",),
    reads=("minutes", "meetings"),
)
WORKS = (
    PRODUCTIONS,
    DELIVERED_IN_TIME,
    DECISIONS,
    DECISIONS_OWNED,
    FOLLOW_UP,
    OBJECTIONS_LIFTED,
    MINUTES_DELAY,
)
