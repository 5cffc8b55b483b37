"""What a group is to produce is delivered when due, then circulated (CLUB-04, CLUB-10, CLUB-18)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import debts, findings, mending, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.chronology import DatedAct, first_slip
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import DELIVERABLES
from tourdetable.core.charter.facts.record import DeliverableFact
from tourdetable.core.charter.terms.days import FOREVER, Dated, add_days
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Title, Value, gettext_noop

SUMMARY = gettext_noop("What a group is to produce comes when it is due.")
UNKNOWN = gettext_noop("Nobody has recorded the deliverables of %(body)s")
KEPT = gettext_noop("The deliverables of %(body)s come when they are due")
UNDATED = gettext_noop("Nobody has recorded the day “%(deliverable)s” was delivered")
UNDATED_CIRCULATION = gettext_noop("Nobody has recorded the day “%(deliverable)s” was circulated")
TOO_EARLY = gettext_noop(
    "“%(deliverable)s” is said to be delivered on %(done)s, before %(body)s began on %(day)s"
)
CIRCULATED_TOO_EARLY = gettext_noop(
    "“%(deliverable)s” is said to be circulated on %(done)s, before %(body)s began on %(day)s"
)
CIRCULATED_FIRST = gettext_noop(
    "“%(deliverable)s” is said to be circulated on %(done)s, before it was delivered on %(day)s"
)
DELIVERY = debts.Owing(
    gettext_noop("“%(deliverable)s” is to be delivered by %(day)s"),
    gettext_noop("“%(deliverable)s” was due on %(day)s"),
    gettext_noop("Deliver “%(deliverable)s” by %(day)s"),
    gettext_noop("Deliver “%(deliverable)s” as soon as possible"),
    gettext_noop("“%(deliverable)s” was due on %(day)s, and was delivered on %(done)s"),
)
CIRCULATION = debts.Owing(
    gettext_noop("“%(deliverable)s” is to be circulated by %(day)s"),
    gettext_noop("“%(deliverable)s” was to be circulated by %(day)s"),
    gettext_noop("Circulate “%(deliverable)s” by %(day)s"),
    gettext_noop("Circulate “%(deliverable)s” as soon as possible"),
    gettext_noop("“%(deliverable)s” was to be circulated by %(day)s, and was on %(done)s"),
)
NONE = (
    gettext_noop("%(body)s will end on %(day)s without any deliverable"),
    gettext_noop("%(body)s ended on %(day)s without any deliverable"),
)
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
    """Late deliverables, those that wait to be circulated, and a group that ends without any.

    Kept once one of them came in time. One that is there without its day is unknown, unless the day
    of its circulation tells enough. One that is planned for no day is owed by the group's end.
    """
    mine = context.every(DELIVERABLES)
    if mine is None:
        return Finding(missing=context.says(UNKNOWN))
    unsaid = _slip(parameters, context, mine) or _undated(parameters, context, mine)
    return Finding(
        concerned=any(_kept(parameters, context, d) for d in mine),
        breaches=tuple(_breaches(parameters, context, mine)),
        evidence=tuple(_evidence(d, d.delivered_on or d.due_on) for d in mine),
        unsaid=unsaid,
        words=context.says(KEPT),
    )


def _breaches(
    parameters: Parameters, context: Context, mine: list[DeliverableFact]
) -> Iterator[Breach]:
    last = _last(context)
    if last < FOREVER and not any(map(_is_told, mine)):
        yield _none(context, last)
    for deliverable in mine:
        yield from _late(parameters, context, deliverable)
        yield from _kept_back(parameters, context, deliverable)


def _evidence(deliverable: DeliverableFact, on: date | None) -> Evidence:
    return findings.fact_evidence("deliverable", deliverable.id, deliverable.title, on)


def _due(parameters: Parameters, deliverable: DeliverableFact) -> date | None:
    """The last day on which it may be delivered."""
    due = deliverable.due_on
    if due is None or (days := parameters.within_days.on(due)) is None:
        return None
    return add_days(due, days)


def _delivered(parameters: Parameters, deliverable: DeliverableFact) -> date | None:
    """The day it was delivered; that of its circulation, when it shows that it came in time."""
    due, circulated = _due(parameters, deliverable), deliverable.circulated_on
    if deliverable.delivered_on is None and circulated and (due is None or circulated <= due):
        return circulated
    return deliverable.delivered_on


def _delivery(context: Context, deliverable: DeliverableFact) -> DatedAct:
    """Its delivery, by a body that is there."""
    said: dict[str, Value] = {"deliverable": Title(deliverable.title), "body": context.body_name}
    day, circulated = deliverable.delivered_on, deliverable.circulated_on
    words = TOO_EARLY if day else CIRCULATED_TOO_EARLY
    return DatedAct(day or circulated, context.life.first, words, said)


def _circulation(deliverable: DeliverableFact) -> DatedAct:
    """Its circulation, once it is delivered."""
    said: dict[str, Value] = {"deliverable": Title(deliverable.title)}
    first = deliverable.delivered_on or date.min
    return DatedAct(deliverable.circulated_on, first, CIRCULATED_FIRST, said)


def _slip(parameters: Parameters, context: Context, mine: list[DeliverableFact]) -> Phrase | None:
    """What is said of the first that came, or was circulated, before it could."""
    acts = [_delivery(context, deliverable) for deliverable in mine]
    if parameters.circulated_within_days is not None:
        acts += [_circulation(deliverable) for deliverable in mine]
    return first_slip(context.on, acts)


def _is_told(deliverable: DeliverableFact) -> bool:
    """Whether it says something of its own when the group ends: it came, or it has a day."""
    days = (deliverable.due_on, deliverable.delivered_on, deliverable.circulated_on)
    return any(days) or _is_finished(deliverable)


def _is_finished(deliverable: DeliverableFact) -> bool:
    return deliverable.state in ("approved", "circulated")


def _is_there(context: Context, deliverable: DeliverableFact) -> bool:
    """It is there, by its state or its circulation, whatever the day it came."""
    circulated = deliverable.circulated_on
    return _is_finished(deliverable) or (circulated is not None and circulated <= context.on)


def _kept(parameters: Parameters, context: Context, deliverable: DeliverableFact) -> bool:
    """Whether it came in time, and was circulated in time where that is asked.

    One that is there without the day that decides is unknown, whatever is said here.
    """
    day, due = _delivered(parameters, deliverable), _due(parameters, deliverable)
    within = parameters.circulated_within_days
    if day is None:
        return within is None and _is_there(context, deliverable)
    came = day <= context.on and (due is None or day <= due)
    if within is None:
        return came
    last = add_days(day, within)
    circulated = deliverable.circulated_on
    return came and circulated is not None and circulated <= min(last, context.on)


def _undated(
    parameters: Parameters, context: Context, mine: list[DeliverableFact]
) -> Phrase | None:
    """The first that is there, or circulated, without the day that decides."""
    for deliverable in mine:
        said = {"deliverable": Title(deliverable.title)}
        day, due = _delivered(parameters, deliverable), _due(parameters, deliverable)
        if due and due < context.on and day is None and _is_there(context, deliverable):
            return Phrase(UNDATED, **said)
        if parameters.circulated_within_days is not None and _circulated_some_day(deliverable):
            return Phrase(UNDATED_CIRCULATION, **said)
    return None


def _circulated_some_day(deliverable: DeliverableFact) -> bool:
    return deliverable.state == "circulated" and deliverable.circulated_on is None


def _late(
    parameters: Parameters, context: Context, deliverable: DeliverableFact
) -> Iterator[Breach]:
    day, due = _delivered(parameters, deliverable), _due(parameters, deliverable)
    slips = _delivery(context, deliverable).is_impossible(context.on)
    if due and not slips and (day or not _is_there(context, deliverable)):
        yield from _owed(context, deliverable, due, day, DELIVERY)


def _kept_back(
    parameters: Parameters, context: Context, deliverable: DeliverableFact
) -> Iterator[Breach]:
    day, within = _delivered(parameters, deliverable), parameters.circulated_within_days
    acts = (_delivery(context, deliverable), _circulation(deliverable))
    slips = any(act.is_impossible(context.on) for act in acts)
    if within is not None and day and not slips and not _circulated_some_day(deliverable):
        due = add_days(day, within)
        yield from _owed(context, deliverable, due, deliverable.circulated_on, CIRCULATION)


def _owed(
    context: Context, deliverable: DeliverableFact, due: date, done: date | None, owing: debts.Owing
) -> Iterator[Breach]:
    said = {"deliverable": Title(deliverable.title)}
    proof = _evidence(deliverable, deliverable.due_on)
    return debts.owed(context, due, done, owing, said, proof)


def _last(context: Context) -> date:
    """The last day of the group, or of its work if that comes first."""
    work = context.body.work_ends if context.body else None
    return min(work or FOREVER, context.life.last)


def _none(context: Context, last: date) -> Breach:
    """Nothing came: on the group's last day something still may, then it never did."""
    over, said = last < context.on, {"body": context.body_name, "day": last}
    fault = last if over else add_days(last, 1)
    return findings.breach(context, fault, NONE[over], NONE_MEND, said)


CHECK = Check(
    "delivered", SUMMARY, Parameters, find, reads=("deliverables",), mending=mending.PRODUCING
)
