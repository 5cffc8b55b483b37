"""Seats follow the territory: each institution present there has a seat, and somebody on it (ITC-09)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.record import PresenceFact, SeatFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import (
    FOREVER,
    add_days,
    fault_days,
    overlap,
    period,
    stretches,
)
from tourdetable.core.charter.terms.model import Period, SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

Filled = list[tuple[SeatFact, Period]]


@dataclass(frozen=True)
class Parameters:
    grace_days: Dated[int] = parameter(
        values.whole(at_least=0, at_most=3650),
        gettext_noop("How many days an institution may be present before its seat is filled."),
        example="grace_days = 30",
        default=0,
        dated=True,
    )
    colleges: tuple[str, ...] = parameter(
        values.colleges,
        gettext_noop("Colleges that must be represented in any case."),
        example='colleges = ["state", "caf"]',
        default=(),
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Institutions and colleges without anybody on a seat. An invited seat fills nothing."""
    presences = context.facts.presences_by_body.get(context.body.id, []) if context.body else []
    filled, grace = _filled(context), parameters.grace_days.on(context.on) or 0
    by_institution = _by_institution(filled)
    faults = [b for p in presences for b in _of_institution(context, by_institution, p, grace)]
    faults += [
        b for college in parameters.colleges for b in _of_college(context, filled, college, grace)
    ]
    said: dict[str, Value] = {"body": context.body_name}
    known = bool(presences or parameters.colleges)
    return Finding(
        breaches=tuple(faults),
        evidence=tuple(_evidence(context, p) for p in presences),
        missing=None
        if known
        else Phrase(
            gettext_noop("Nobody has said who is present on the territory of %(body)s"), **said
        ),
        words=Phrase(
            gettext_noop("Everybody present on the territory of %(body)s has a seat"), **said
        ),
    )


def _filled(context: Context) -> Filled:
    """Seats that count, with each stretch during which somebody holds them."""
    days = (
        (seat, overlap(there, held))
        for seat, there in context.seats(SeatKind.STANDING, SeatKind.LIGHT)
        for _, held in context.held(seat)
    )
    return [(seat, held) for seat, held in days if held]


def _by_institution(filled: Filled) -> dict[tuple[str, str], list[tuple[str, Period]]]:
    found: dict[tuple[str, str], list[tuple[str, Period]]] = {}
    for seat, days in filled:
        found.setdefault((seat.institution, seat.college), []).append(("seat", days))
    return found


def _of_institution(
    context: Context,
    filled: Mapping[tuple[str, str], list[tuple[str, Period]]],
    presence: PresenceFact,
    grace: int,
) -> Iterator[Breach]:
    window = overlap(period(presence.starts, presence.ends), context.life)
    mine = filled.get((presence.institution, presence.college), [])
    if window is None or any(d.first <= window.first and window.last <= d.last for _, d in mine):
        return
    said: dict[str, Value] = {"who": _name(context, presence), "body": context.body_name}
    for empty in stretches(window, mine, lambda count: count == 0):
        words = gettext_noop(
            "%(who)s, present on the territory of %(body)s, has nobody on a seat on %(day)s"
        )
        yield from _breaches(
            context,
            _after_grace(empty, grace),
            f"presence {presence.id}",
            words,
            said,
            (_evidence(context, presence),),
        )


def _of_college(context: Context, filled: Filled, college: str, grace: int) -> Iterator[Breach]:
    mine = [("seat", days) for s, days in filled if s.college == college]
    said: dict[str, Value] = {
        "who": context.charter.vocabulary.colleges[college].name,
        "body": context.body_name,
    }
    for empty in stretches(context.life, mine, lambda count: count == 0):
        words = gettext_noop("The college %(who)s has nobody on a seat of %(body)s on %(day)s")
        yield from _breaches(
            context, _after_grace(empty, grace), f"college {college}", words, said, ()
        )


def _after_grace(empty: Period, grace: int) -> Period | None:
    first = add_days(empty.first, grace)
    return Period(first, empty.last) if first <= empty.last else None


def _breaches(
    context: Context,
    fault: Period | None,
    subject: str,
    words: str,
    said: dict[str, Value],
    evidence: tuple[Evidence, ...],
) -> Iterator[Breach]:
    for day in fault_days(fault, context.season, context.lifted) if fault else ():
        assert fault is not None
        mend = Phrase(gettext_noop("Have %(who)s name somebody for its seat in %(body)s"), **said)
        yield Breach(
            on=day,
            until=None if fault.last == FOREVER else fault.last,
            subject=subject,
            words=Phrase(words, **said, day=day),
            evidence=evidence,
            mend=mend if fault.last > context.on else None,
        )


def _name(context: Context, presence: PresenceFact) -> str:
    return context.facts.institution_name(presence.institution)


def _evidence(context: Context, presence: PresenceFact) -> Evidence:
    said: dict[str, Value] = {"institution": _name(context, presence), "day": presence.starts}
    words = Phrase(
        gettext_noop("%(institution)s is present on the territory since %(day)s"), **said
    )
    return Evidence("presence", presence.id, words, presence.starts)


CHECK = Check(
    "territory_seats",
    gettext_noop("Each institution present on the territory has a seat, held."),
    Parameters,
    find,
    reads=("presences", "seats", "mandates"),
    seats=frozenset({SeatKind.STANDING, SeatKind.LIGHT}),
)
