"""Each standing seat brings something in a season: a topic, a guest, a relay… (CLUB-13, ITC-16)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, seat_evidence
from tourdetable.core.charter.facts.record import SeatFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.model import Period, SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

KINDS = (
    "topics",
    "experience_reports",
    "watch_items",
    "tools",
    "practice_sheets",
    "guests",
    "relays",
)
UNKNOWN = gettext_noop("Nobody has recorded all that the seats of %(body)s bring")


@dataclass(frozen=True)
class Parameters:
    kinds: tuple[str, ...] = parameter(
        values.codes(*KINDS),
        gettext_noop("What counts as a contribution."),
        example='kinds = ["topics", "relays"]',
    )
    minimum: Dated[int] = parameter(
        values.whole(at_least=1, at_most=366),
        gettext_noop("How many contributions a seat brings in a season."),
        example="minimum = 1",
        default=1,
        dated=True,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Seats held all through a season that brought too little when it ends."""
    given = {kind: getattr(context.facts.record, kind) for kind in parameters.kinds}
    said: dict[str, Value] = {"body": context.body_name}
    seats = [s for s, days in context.seats(SeatKind.STANDING) if days.last >= context.season.first]
    counts = {season: _counts(context, given, season) for season in context.seasons}
    complete = None not in given.values()
    owing = _owing(context, context.season)
    if not complete and any(
        counts[context.season][s.id] < (parameters.minimum.on(context.on) or 0) for s in owing
    ):
        return Finding(concerned=bool(seats), missing=Phrase(UNKNOWN, **said))
    breaches = [
        b
        for season in context.seasons
        for b in _season(parameters, context, season, counts[season])
    ]
    return Finding(
        concerned=bool(seats),
        breaches=tuple(breaches) if complete else (),
        evidence=tuple(
            seat_evidence(s, context.facts.name_of(s))
            for s in seats
            if counts[context.season].get(s.id)
        ),
        missing=None if complete or owing else Phrase(UNKNOWN, **said),
        words=Phrase(gettext_noop("Every seat of %(body)s brings its part"), **said),
    )


def _counts(
    context: Context, given: Mapping[str, tuple[object, ...] | None], season: Period
) -> Counter[str]:
    facts = context.facts
    found: Counter[str] = Counter()
    for kind, items in given.items():
        for item in items or ():
            meeting = facts.meetings.get(item.meeting) if kind == "guests" else None  # type: ignore[attr-defined]  # by kind
            day = meeting.on if meeting else getattr(item, "on", None)
            seat = item.seat  # type: ignore[attr-defined]  # every kind of KINDS has one
            if seat and day and day in season:
                found[seat] += 1
    return found


def _season(
    parameters: Parameters, context: Context, season: Period, counts: Counter[str]
) -> Iterator[Breach]:
    wanted, last = parameters.minimum.on(season.last), min(season.last, context.life.last)
    for seat in _owing(context, season):
        if wanted is not None and counts[seat.id] < wanted:
            yield _breach(context, Period(season.first, last), seat, counts[seat.id])


def _owing(context: Context, season: Period) -> list[SeatFact]:
    """The standing seats that somebody holds on the first and on the last day of a season."""
    ends = (season.first, min(season.last, context.life.last))
    seats = context.seats(SeatKind.STANDING)
    return [s for s, days in seats if all(day in days and context.holders(s, day) for day in ends)]


def _breach(context: Context, season: Period, seat: SeatFact, count: int) -> Breach:
    name = context.facts.name_of(seat)
    said: dict[str, Value] = {
        "institution": name,
        "count": count,
        "first": season.first,
        "day": season.last,
    }
    mend = gettext_noop("Ask %(institution)s for its contribution by %(day)s")
    return Breach(
        on=season.last,
        until=season.last,
        subject=seat.id,
        words=Phrase(
            gettext_noop("%(institution)s: %(count)s contributions since %(first)s"), **said
        ),
        evidence=(seat_evidence(seat, name),),
        mend=Phrase(mend, **said) if season.last > context.on else None,
    )


CHECK = Check(
    "seat_contributes",
    gettext_noop("Each standing seat brings something in a season."),
    Parameters,
    find,
    reads=("seats", "mandates", *KINDS),
    seats=frozenset({SeatKind.STANDING}),
)
