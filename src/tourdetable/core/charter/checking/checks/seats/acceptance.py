"""Whoever sits has accepted the discretion undertaking of the charter in force (CLUB-11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, seat_evidence
from tourdetable.core.charter.facts.record import MandateFact, SeatFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import FOREVER, add_days, fault_days, overlap, period
from tourdetable.core.charter.terms.model import Period
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = parameter(
        values.whole(at_least=0, at_most=366),
        gettext_noop(
            "How many days after a mandate begins, or this version comes into force, it may be accepted."
        ),
        example="within_days = 30",
        default=30,
        dated=True,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Holders who sit without having accepted this version in time; a later acceptance ends the fault."""
    seats = [(s, there) for s, there in context.seats() if there.last >= context.season.first]
    said: dict[str, Value] = {"body": context.body_name, "version": context.charter.version}
    if context.facts.network.acceptances is None:
        words = gettext_noop("Nobody has recorded who accepted the discretion undertaking")
        return Finding(concerned=bool(seats), missing=Phrase(words))
    held = [
        (s, there, m) for s, there in seats for m in context.facts.mandates_by_seat.get(s.id, ())
    ]
    return Finding(
        concerned=bool(held),
        breaches=tuple(
            b for s, there, m in held for b in _breaches(parameters, context, s, there, m)
        ),
        evidence=tuple(seat_evidence(s, context.facts.name_of(s)) for s, _ in seats),
        words=Phrase(
            gettext_noop("Everybody who sits in %(body)s has accepted version %(version)s"), **said
        ),
    )


def _accepted(context: Context, person: str) -> date | None:
    known = (context.facts.network.acceptances or {}).get(person, ())
    return next((a.on for a in known if a.version == context.charter.version), None)


def _breaches(
    parameters: Parameters, context: Context, seat: SeatFact, there: Period, mandate: MandateFact
) -> Iterator[Breach]:
    sits = overlap(there, period(mandate.starts, mandate.ends))
    days = parameters.within_days.on(context.on)
    if sits is None or days is None:
        return
    accepted = _accepted(context, mandate.person)
    first = add_days(
        max(
            sits.first,
            context.charter.in_force or context.season.first,
            parameters.within_days.starts,
        ),
        days + 1,
    )
    last = sits.last if accepted is None else min(sits.last, add_days(accepted, -1))
    if first > last:
        return
    fault = Period(first, last)
    for day in fault_days(fault, context.season, context.lifted):
        yield _breach(context, seat, mandate, fault, day)


def _breach(
    context: Context, seat: SeatFact, mandate: MandateFact, fault: Period, day: date
) -> Breach:
    name = context.facts.name_of(seat)
    said: dict[str, Value] = {"institution": name, "version": context.charter.version, "day": day}
    words = gettext_noop(
        "%(institution)s: on %(day)s a holder has not accepted version %(version)s"
    )
    mend = gettext_noop(
        "Ask the holder for %(institution)s to accept the undertaking of version %(version)s"
    )
    return Breach(
        on=day,
        until=None if fault.last == FOREVER else fault.last,
        subject=mandate.id,
        words=Phrase(words, **said),
        evidence=(seat_evidence(seat, name, mandate.starts),),
        mend=Phrase(mend, **said) if fault.last > context.on else None,
    )


CHECK = Check(
    "acceptance",
    gettext_noop("Whoever sits has accepted the discretion undertaking of this version."),
    Parameters,
    find,
    reads=("seats", "mandates", "acceptances"),
)
