"""Each standing seat brings something in a season: a topic, a guest, a relay… (CLUB-13, ITC-16)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tourdetable.core.charter.checking import contributions, findings, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, Seats
from tourdetable.core.charter.facts.record import SeatFact
from tourdetable.core.charter.terms.days import Dated, Period
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import gettext_noop

KINDS = (
    "topics",
    "experience_reports",
    "watch_items",
    "tools",
    "practice_sheets",
    "guests",
    "relays",
)

SUMMARY = gettext_noop("Each standing seat brings something in a season.")
OF_ANOTHER = gettext_noop("it is not of a seat that counts here")

KEPT = gettext_noop("Every seat of %(body)s brings its part")
TOO_LITTLE = gettext_noop("%(institution)s: %(count)s contributions since %(first)s")
MEND = gettext_noop("Ask %(institution)s for its contribution by %(day)s")


@dataclass(frozen=True)
class Parameters:
    kinds: tuple[str, ...] = parameter(
        "What counts as a contribution.", values.codes(*KINDS), example=["topics", "relays"]
    )
    minimum: Dated[int] = values.dated_whole(
        "How many contributions a seat brings in a season.", (1, 366), default=1
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Seats held all through a season that brought too little when it ends."""
    seats = context.seats(SeatKind.STANDING, within=context.present_or_future)
    counts = _counts(parameters, context, context.season, seats)
    if not all(context.keeps(contributions.PRODUCED[kind]) for kind in parameters.kinds):
        return _partly_known(parameters, context, seats, counts)
    breaches: list[Breach] = []
    for season in context.seasons:
        breaches += _season(parameters, context, season, seats)
    return Finding(
        concerned=bool(seats),
        breaches=tuple(breaches),
        evidence=_proofs(context, seats, counts),
        words=context.says(KEPT),
    )


def _partly_known(
    parameters: Parameters, context: Context, seats: Seats, counts: Counter[str]
) -> Finding:
    """What is known when nobody keeps some of the kinds: kept, when the others are enough."""
    unknown = context.says("Nobody has recorded all that the seats of %(body)s bring")
    owing = _owing(context, context.season, seats)
    wanted = parameters.minimum.on(context.on) or 0
    if any(counts[seat.id] < wanted for seat in owing):
        return Finding(missing=unknown)
    return Finding(
        concerned=bool(seats),
        evidence=_proofs(context, seats, counts),
        missing=None if owing else unknown,
        words=context.says(KEPT),
    )


def _proofs(context: Context, seats: Seats, counts: Counter[str]) -> tuple[Evidence, ...]:
    """The seats that brought something."""
    return findings.seats_evidence(context, [known for known in seats if counts[known[0].id]])


def _counts(parameters: Parameters, context: Context, season: Period, seats: Seats) -> Counter[str]:
    """How many things each of these seats brought in a season."""
    counted = {seat.id for seat, _ in seats}
    found: Counter[str] = Counter()
    for kind in parameters.kinds:
        mine = (lambda fact: fact.seat in counted, OF_ANOTHER)
        found.update(fact.seat for fact in contributions.brought(context, kind, season, mine) or ())
    return found


def _season(
    parameters: Parameters, context: Context, season: Period, seats: Seats
) -> Iterator[Breach]:
    wanted = parameters.minimum.on(season.last)
    assert wanted is not None  # the rule is in force
    counts = _counts(parameters, context, season, seats)
    for seat in _owing(context, season, seats):
        if counts[seat.id] < wanted:
            yield _breach(context, season, seat, counts[seat.id])


def _owing(context: Context, season: Period, seats: Seats) -> list[SeatFact]:
    """The standing seats that somebody holds on the first and on the last day of a season."""
    ends = (season.first, min(season.last, context.life.last))
    return [s for s, days in seats if all(day in days and context.holders(s, day) for day in ends)]


def _breach(context: Context, season: Period, seat: SeatFact, count: int) -> Breach:
    last, proofs = min(season.last, context.life.last), (findings.seat_evidence(context, seat),)
    said = {"institution": context.name_of(seat), "count": count}
    said |= {"first": season.first, "day": last}
    return findings.breach(context, last, TOO_LITTLE, MEND, said, subject=seat.id, evidence=proofs)


CHECK = Check("seat_contributes", SUMMARY, Parameters, find, reads=("seats", "mandates", *KINDS))
