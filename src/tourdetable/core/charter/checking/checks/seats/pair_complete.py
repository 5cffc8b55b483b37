"""Each standing seat has all its holders, every day of its life (CLUB-12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, seat_evidence
from tourdetable.core.charter.facts.record import SeatFact
from tourdetable.core.charter.terms.dated import Dated, faults
from tourdetable.core.charter.terms.days import FOREVER, fault_days
from tourdetable.core.charter.terms.model import Period, SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    holders: Dated[int | None] = parameter(
        values.whole(at_least=1, at_most=20),
        gettext_noop(
            "How many persons hold a seat together; by default, what the kind of body says."
        ),
        example="holders = 2",
        default=None,
        dated=True,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """A vacancy is a breach from the day it starts, or from the season's first day when it lasts into it."""
    seats = [
        (s, there)
        for s, there in context.seats(SeatKind.STANDING)
        if there.last >= context.season.first
    ]
    wanted = _wanted(parameters, context)
    return Finding(
        concerned=bool(seats),
        breaches=tuple(
            b for seat, there in seats for b in _vacancies(context, seat, there, wanted)
        ),
        evidence=tuple(seat_evidence(s, context.facts.name_of(s)) for s, _ in seats),
        words=Phrase(
            gettext_noop("Every seat of %(body)s has all its holders"), body=context.body_name
        ),
    )


def _wanted(parameters: Parameters, context: Context) -> Dated[int]:
    """How many holders each day asks: by the rule, else by the kind of body."""
    kind = context.charter.vocabulary.body_kinds.get(context.body.kind) if context.body else None
    usual = kind.holders if kind else 1
    return Dated(
        tuple((since, usual if said is None else said) for since, said in parameters.holders.steps)
    )


def _vacancies(
    context: Context, seat: SeatFact, there: Period, wanted: Dated[int]
) -> Iterator[Breach]:
    for vacant in faults(there, context.held(seat), wanted, lambda count, asked: count < asked):
        for day in fault_days(vacant, context.season, context.lifted):
            name = context.facts.name_of(seat)
            said: dict[str, Value] = {
                "institution": name,
                "wanted": wanted.on(day) or 0,
                "held": len(context.holders(seat, day)),
                "day": day,
            }
            yield Breach(
                on=day,
                until=None if vacant.last == FOREVER else vacant.last,
                subject=seat.id,
                words=Phrase(
                    gettext_noop("%(institution)s: %(held)s of %(wanted)s holders on %(day)s"),
                    **said,
                ),
                evidence=(seat_evidence(seat, name, day),),
                mend=_mend(context, vacant, said),
            )


def _mend(context: Context, vacant: Period, said: dict[str, Value]) -> Phrase | None:
    if vacant.last <= context.on:
        return None
    return Phrase(
        gettext_noop("Ask %(institution)s to name the missing holder of its seat"), **said
    )


CHECK = Check(
    "pair_complete",
    gettext_noop("Each standing seat has all its holders."),
    Parameters,
    find,
    reads=("seats", "mandates"),
    seats=frozenset({SeatKind.STANDING}),
)
