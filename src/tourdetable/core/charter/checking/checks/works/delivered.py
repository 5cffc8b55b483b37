"""What a group is to produce is delivered when due, then circulated (CLUB-04, CLUB-10, CLUB-18)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, fact_evidence
from tourdetable.core.charter.facts.record import DeliverableFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import FOREVER, add_days
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Title, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = parameter(
        values.whole(at_least=0, at_most=366),
        gettext_noop("How many days after it is due a deliverable may still come."),
        example="within_days = 0",
        default=0,
        dated=True,
    )
    circulated_within_days: int | None = parameter(
        values.whole(at_least=0, at_most=366),
        gettext_noop(
            "How many days after it is delivered it is circulated; without it, circulation is not judged."
        ),
        example="circulated_within_days = 60",
        default=None,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Late deliverables, those that wait to be circulated, and a group that ends without any."""
    known, said = context.facts.record.deliverables, {"body": context.body_name}
    if known is None:
        words = gettext_noop("Nobody has recorded the deliverables of %(body)s")
        return Finding(missing=Phrase(words, **said))
    mine = sorted(known, key=lambda d: (d.due_on or FOREVER, d.id))
    faults = [
        b
        for d in mine
        for b in (*_late(parameters, context, d), *_kept_back(parameters, context, d))
    ]
    nothing = not mine and context.life.last != FOREVER
    return Finding(
        concerned=bool(mine) or nothing,
        breaches=(*faults, *((_none(context),) if nothing else ())),
        evidence=tuple(
            fact_evidence("deliverable", d.id, d.title, d.delivered_on or d.due_on) for d in mine
        ),
        missing=next(
            (_undated(d) for d in mine if _finished(d) and d.due_on and d.due_on <= context.on),
            None,
        ),
        words=Phrase(gettext_noop("The deliverables of %(body)s come when they are due"), **said),
    )


def _finished(deliverable: DeliverableFact) -> bool:
    """It is there, by its state, but nobody wrote since when."""
    return deliverable.delivered_on is None and deliverable.state in ("approved", "circulated")


def _undated(deliverable: DeliverableFact) -> Phrase:
    words = gettext_noop("Nobody has recorded the day “%(deliverable)s” was delivered")
    return Phrase(words, deliverable=Title(deliverable.title))


def _late(
    parameters: Parameters, context: Context, deliverable: DeliverableFact
) -> Iterator[Breach]:
    days = parameters.within_days.on(deliverable.due_on) if deliverable.due_on else None
    if deliverable.due_on is None or days is None or _finished(deliverable):
        return
    due = add_days(deliverable.due_on, days)
    if deliverable.delivered_on is None or deliverable.delivered_on > due:
        words = gettext_noop("“%(deliverable)s” was due on %(day)s")
        mend = gettext_noop("Deliver “%(deliverable)s” by %(day)s")
        yield _breach(context, deliverable, due, (words, mend), deliverable.delivered_on)


def _kept_back(
    parameters: Parameters, context: Context, deliverable: DeliverableFact
) -> Iterator[Breach]:
    if parameters.circulated_within_days is None or deliverable.delivered_on is None:
        return
    due = add_days(deliverable.delivered_on, parameters.circulated_within_days)
    if deliverable.circulated_on is None or deliverable.circulated_on > due:
        words = gettext_noop("“%(deliverable)s” was to be circulated by %(day)s")
        mend = gettext_noop("Circulate “%(deliverable)s” by %(day)s")
        yield _breach(context, deliverable, due, (words, mend), deliverable.circulated_on)


def _breach(
    context: Context,
    deliverable: DeliverableFact,
    due: date,
    said: tuple[str, str],
    done: date | None,
) -> Breach:
    places: dict[str, Value] = {"deliverable": Title(deliverable.title), "day": due}
    return Breach(
        on=add_days(due, 1),
        until=done,
        subject=deliverable.id,
        words=Phrase(said[0], **places),
        evidence=(
            fact_evidence("deliverable", deliverable.id, deliverable.title, deliverable.due_on),
        ),
        mend=Phrase(said[1], **places) if done is None else None,
    )


def _none(context: Context) -> Breach:
    said: dict[str, Value] = {"body": context.body_name, "day": context.life.last}
    return Breach(
        on=context.life.last,
        until=context.life.last,
        words=Phrase(gettext_noop("%(body)s ends on %(day)s without any deliverable"), **said),
        mend=Phrase(gettext_noop("Agree on what %(body)s delivers by %(day)s"), **said)
        if context.life.last > context.on
        else None,
    )


CHECK = Check(
    "delivered",
    gettext_noop("What a group is to produce comes when it is due."),
    Parameters,
    find,
    reads=("deliverables",),
)
