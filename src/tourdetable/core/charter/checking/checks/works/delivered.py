"""What a group is to produce is delivered when due, then circulated (CLUB-04, CLUB-10, CLUB-18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import findings, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import DELIVERABLES
from tourdetable.core.charter.facts.record import DeliverableFact
from tourdetable.core.charter.terms.days import FOREVER, Dated, add_days
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Title, gettext_noop

SUMMARY = gettext_noop("What a group is to produce comes when it is due.")
UNDATED = gettext_noop("Nobody has recorded the day “%(deliverable)s” was delivered")
LATE = gettext_noop("“%(deliverable)s” was due on %(day)s")
MEND = gettext_noop("Deliver “%(deliverable)s” by %(day)s")
KEPT_BACK = gettext_noop("“%(deliverable)s” was to be circulated by %(day)s")
KEPT_BACK_MEND = gettext_noop("Circulate “%(deliverable)s” by %(day)s")
NONE = gettext_noop("%(body)s ends on %(day)s without any deliverable")
NONE_MEND = gettext_noop("Agree on what %(body)s delivers by %(day)s")


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = values.dated_whole(
        "How many days after it is due a deliverable may still come.", (0, 366), default=0
    )
    circulated_within_days: int | None = parameter(
        "How many days after it is delivered it is circulated; "
        "without it, circulation is not judged.",
        values.whole(0, 366),
        example=60,
        default=None,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Late deliverables, those that wait to be circulated, and a group that ends without any."""
    mine = context.every(DELIVERABLES)
    if mine is None:
        return Finding(missing=context.says("Nobody has recorded the deliverables of %(body)s"))
    breaches = [] if mine or context.life.last == FOREVER else [_none(context)]
    for deliverable in mine:
        breaches += _late(parameters, deliverable)
        breaches += _kept_back(parameters, deliverable)
    return Finding(
        concerned=bool(mine or breaches),
        breaches=tuple(breaches),
        evidence=tuple(_evidence(d, d.delivered_on or d.due_on) for d in mine),
        missing=_undated(context, mine),
        words=context.says("The deliverables of %(body)s come when they are due"),
    )


def _evidence(deliverable: DeliverableFact, on: date | None) -> Evidence:
    return findings.fact_evidence("deliverable", deliverable.id, deliverable.title, on)


def _finished(deliverable: DeliverableFact) -> bool:
    """It is there, by its state, but nobody wrote since when."""
    return deliverable.delivered_on is None and deliverable.state in ("approved", "circulated")


def _undated(context: Context, mine: list[DeliverableFact]) -> Phrase | None:
    """The first that was due and is there, without its day."""
    for deliverable in mine:
        due = deliverable.due_on
        if due and due <= context.on and _finished(deliverable):
            return Phrase(UNDATED, deliverable=Title(deliverable.title))
    return None


def _late(parameters: Parameters, deliverable: DeliverableFact) -> list[Breach]:
    days = parameters.within_days.on(deliverable.due_on) if deliverable.due_on else None
    if deliverable.due_on is None or days is None or _finished(deliverable):
        return []
    due = add_days(deliverable.due_on, days)
    return _overdue(deliverable, due, deliverable.delivered_on, LATE, MEND)


def _kept_back(parameters: Parameters, deliverable: DeliverableFact) -> list[Breach]:
    if parameters.circulated_within_days is None or deliverable.delivered_on is None:
        return []
    due = add_days(deliverable.delivered_on, parameters.circulated_within_days)
    return _overdue(deliverable, due, deliverable.circulated_on, KEPT_BACK, KEPT_BACK_MEND)


def _overdue(
    deliverable: DeliverableFact, due: date, done: date | None, words: str, mend: str
) -> list[Breach]:
    said = {"deliverable": Title(deliverable.title)}
    return findings.overdue(
        due, done, words, mend, said, _evidence(deliverable, deliverable.due_on)
    )


def _none(context: Context) -> Breach:
    last = context.life.last
    said = {"body": context.body_name, "day": last}
    return findings.breach(context, last, NONE, NONE_MEND, said)


CHECK = Check("delivered", SUMMARY, Parameters, find, reads=("deliverables",))
