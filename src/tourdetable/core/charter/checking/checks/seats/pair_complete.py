"""Each standing seat has all its holders, every day of its life (CLUB-12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import gt

from tourdetable.core.charter.checking import findings, mending, values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.record import SeatFact
from tourdetable.core.charter.terms.days import Dated, Period, faults
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import gettext_noop, ngettext_noop

SUMMARY = gettext_noop("Each standing seat has all its holders.")
KEPT = gettext_noop("Every seat of %(body)s has all its holders")
VACANCY = ngettext_noop(
    "%(institution)s: %(held)s holder of %(wanted)s on %(day)s",
    "%(institution)s: %(held)s holders of %(wanted)s on %(day)s",
    "held",
)
COMING = ngettext_noop(
    "%(institution)s: only %(held)s holder of %(wanted)s from %(day)s on",
    "%(institution)s: only %(held)s holders of %(wanted)s from %(day)s on",
    "held",
)
MEND = gettext_noop("Ask %(institution)s to name the missing holder of its seat")


@dataclass(frozen=True)
class Parameters:
    holders: Dated[int | None] = values.dated_whole(
        "How many persons hold a seat together; by default, what the kind of body says.",
        (1, 20),
        example=2,
        default=None,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """A vacancy is a breach from the day it starts, or from the season's first day.

    Kept while there are seats, and each has its holders since the season began.
    """
    seats = context.seats(SeatKind.STANDING, within=context.present_or_future)
    wanted = _wanted(parameters, context)
    breaches: list[Breach] = []
    for seat, there in seats:
        breaches += _vacancies(context, seat, there, wanted)
    return Finding(
        concerned=any(there.first <= context.on for _, there in seats),
        breaches=tuple(breaches),
        evidence=findings.seats_evidence(context, seats),
        words=context.says(KEPT),
    )


def _wanted(parameters: Parameters, context: Context) -> Dated[int]:
    """How many holders each day asks: by the rule, else by the kind of body."""
    assert context.body is not None  # the check is judged for each body
    usual = context.charter.vocabulary.body_kinds[context.body.kind].holders
    steps = parameters.holders.steps
    return Dated(tuple((since, usual if said is None else said) for since, said in steps))


def _vacancies(
    context: Context, seat: SeatFact, there: Period, wanted: Dated[int]
) -> Iterator[Breach]:
    window = Period(max(there.first, context.season.first), there.last)
    for vacant in faults(window, context.held(seat, window), wanted, gt):
        for fault in context.counted(vacant):
            yield _vacancy(context, seat, fault, wanted.on(fault.first) or 0)


def _vacancy(context: Context, seat: SeatFact, fault: Period, wanted: int) -> Breach:
    day = fault.first
    proofs = (findings.seat_evidence(context, seat, day),)
    held = len(context.holders(seat, day))
    said = {"institution": context.name_of(seat), "wanted": wanted, "held": held, "day": day}
    words = COMING if day > context.on else VACANCY
    return findings.breach(context, fault, words, MEND, said, subject=seat.id, evidence=proofs)


CHECK = Check(
    "pair_complete",
    SUMMARY,
    Parameters,
    find,
    reads=("seats", "mandates"),
    mending=mending.SEATING,
)
