"""Each standing seat brings something in a season: a topic, a guest, a relay… (CLUB-13, ITC-16)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from tourdetable.core.charter.checking import contributions, findings, mending, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, Seats
from tourdetable.core.charter.facts.record import SeatFact
from tourdetable.core.charter.terms.days import Dated, Period, makes_half, overlap
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import gettext_noop, ngettext_noop

KINDS = (
    "topics",
    "experience_reports",
    "watch_items",
    "tools",
    "practice_sheets",
    "guests",
    "relays",
    "invitations",
)

SUMMARY = gettext_noop("Each standing seat brings something in a season.")
OF_ANOTHER = gettext_noop("it is not of a seat that counts here")

KEPT = gettext_noop("Every seat of %(body)s that was to bring something has done so")
UNKNOWN = gettext_noop("Nobody has recorded all that the seats of %(body)s bring")
TOO_LITTLE = ngettext_noop(
    "%(institution)s: %(count)s contribution of %(wanted)s since %(first)s",
    "%(institution)s: %(count)s contributions of %(wanted)s since %(first)s",
)
LATER = ngettext_noop(
    "%(institution)s: %(wanted)s contribution expected from %(first)s to %(day)s",
    "%(institution)s: %(wanted)s contributions expected from %(first)s to %(day)s",
    "wanted",
)
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
    """Seats that brought too little by the last day of a season (or of the body, within it).

    A seat owes its part in a season when it is still there on that last day, and somebody held it
    on at least half of the season's days. Kept once all that owe it have brought it; until then
    nobody is late.
    """
    seats = context.seats(SeatKind.STANDING, within=context.present_or_future)
    brought = _brought(parameters, context, seats)
    if not contributions.keeps_all(context, parameters.kinds):
        return _partly_known(parameters, context, seats, brought)
    breaches = (_season(parameters, context, season, seats) for season in context.seasons)
    owing = _owing(context, context.season, seats)
    return Finding(
        concerned=_all_did(parameters, context, owing, brought),
        breaches=tuple(chain.from_iterable(breaches)),
        evidence=_proofs(context, seats, brought),
        words=context.says(KEPT),
    )


def _proofs(context: Context, seats: Seats, brought: Counter[str]) -> tuple[Evidence, ...]:
    """The seats that brought something."""
    return findings.seats_evidence(context, [one for one in seats if brought[one[0].id]])


def _partly_known(
    parameters: Parameters, context: Context, seats: Seats, brought: Counter[str]
) -> Finding:
    """What is known when nobody keeps some of the kinds: kept, when the others are enough."""
    owing = _owing(context, context.season, seats)
    enough = _all_did(parameters, context, owing, brought)
    return Finding(
        concerned=bool(owing),
        evidence=_proofs(context, seats, brought),
        missing=None if enough else context.says(UNKNOWN),
        words=context.says(KEPT),
    )


def _all_did(
    parameters: Parameters, context: Context, owing: list[SeatFact], brought: Counter[str]
) -> bool:
    wanted = parameters.minimum.on(context.season.last)
    assert wanted is not None  # the rule is in force
    return bool(owing) and all(brought[seat.id] >= wanted for seat in owing)


def _brought(parameters: Parameters, context: Context, seats: Seats) -> Counter[str]:
    """What each seat brought in the season until the judged day."""
    return _counts(parameters, context, context.until_today(context.season), seats)


def _counts(parameters: Parameters, context: Context, days: Period, seats: Seats) -> Counter[str]:
    """How many things each of these seats brought on these days."""
    counted = {seat.id for seat, _ in seats}
    found: Counter[str] = Counter()
    for kind in parameters.kinds:
        mine = (lambda fact: fact.seat in counted, OF_ANOTHER)
        filters = (mine, contributions.signed(context, kind))
        brought = contributions.brought(context, kind, days, *filters)
        found.update(fact.seat for fact in brought or ())
    return found


def _season(
    parameters: Parameters, context: Context, season: Period, seats: Seats
) -> Iterator[Breach]:
    wanted = parameters.minimum.on(season.last)
    assert wanted is not None  # the rule is in force
    counts = _counts(parameters, context, context.until_today(season), seats)
    for seat in _owing(context, season, seats):
        if counts[seat.id] < wanted:
            yield _breach(context, season, seat, counts[seat.id], wanted)


def _owing(context: Context, season: Period, seats: Seats) -> list[SeatFact]:
    """The standing seats there at the end of a season that somebody held for half of it."""
    last = min(season.last, context.life.last)
    held = [(seat, _held(context, seat, there)) for seat, there in seats if last in there]
    return [seat for seat, days in held if makes_half(days, season)]


def _held(context: Context, seat: SeatFact, there: Period) -> Iterable[Period]:
    return filter(None, (overlap(there, days) for _, days in context.held(seat)))


def _breach(context: Context, season: Period, seat: SeatFact, count: int, wanted: int) -> Breach:
    last, proofs = min(season.last, context.life.last), (findings.seat_evidence(context, seat),)
    said = {"institution": context.name_of(seat), "count": count, "wanted": wanted}
    said |= {"first": season.first, "day": last}
    words = TOO_LITTLE if season.first <= context.on else LATER
    fault, subject = context.closing(last), seat.id
    return findings.breach(context, fault, words, MEND, said, subject=subject, evidence=proofs)


CHECK = Check(
    "seat_contributes",
    SUMMARY,
    Parameters,
    find,
    reads=("seats", "mandates", *KINDS),
    mending=mending.BRINGING,
)
