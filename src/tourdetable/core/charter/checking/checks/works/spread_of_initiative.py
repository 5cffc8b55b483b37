"""Topics come from many seats, not always from the same ones (CLUB-03)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tourdetable.core.charter.checking import findings, trace, values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import TOPICS
from tourdetable.core.charter.terms.days import Dated, Period
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Value, gettext_noop

SUMMARY = gettext_noop("Topics come from many seats.")
UNKNOWN = gettext_noop("Nobody has recorded the topics put forward for %(body)s")
MEND = gettext_noop("Ask the seats of %(body)s that proposed nothing for a topic by %(day)s")


@dataclass(frozen=True)
class Parameters:
    seats_percent: Dated[int] = values.dated_whole(
        "The share of standing seats that put a topic forward in a season.", (1, 100), default=30
    )
    most_percent: Dated[int] = values.dated_whole(
        "The largest share of a season's topics that one seat may put forward, "
        "from four topics on.",
        (1, 100),
        default=50,
    )


FEW_SEATS = gettext_noop("%(body)s: topics from %(count)s of %(seats)s seats in the season")
ONE_SEAT = gettext_noop("%(body)s: %(count)s topics of %(total)s come from one seat")
OF_NO_SEAT = gettext_noop("it is of no seat")

FEW = 4
"""Below this many topics, a share of them says nothing."""


def find(parameters: Parameters, context: Context) -> Finding:
    """A season that ends with too few seats behind its topics; until then it can be put right."""
    mine = context.every(TOPICS, (lambda t: t.on in context.season, trace.OUTSIDE_DAYS))
    if mine is None:
        return Finding(missing=context.says(UNKNOWN))
    standing = {season: _standing(context, season) for season in context.seasons}
    return Finding(
        concerned=any(standing.values()),
        breaches=tuple(_breaches(parameters, context, standing)),
        evidence=tuple([findings.topic_evidence(topic) for topic in mine]),
        words=context.says("The topics of %(body)s come from enough seats"),
    )


def _breaches(
    parameters: Parameters, context: Context, standing: Mapping[Period, frozenset[str]]
) -> Iterator[Breach]:
    for season, seats in standing.items():
        turns = _turns(context, season)
        yield from _few_seats(parameters, context, season, seats, turns)
        yield from _one_seat(parameters, context, season, turns)


def _standing(context: Context, season: Period) -> frozenset[str]:
    """The standing seats that somebody holds on the season's last day, or the body's."""
    day = min(season.last, context.life.last)
    seats = context.seats(SeatKind.STANDING, within=Period(day, day))
    return frozenset(seat.id for seat, _ in seats if context.holders(seat, day))


def _turns(context: Context, season: Period) -> Counter[str | None]:
    """How many topics of a season each seat put forward."""
    of_seats = (lambda t: t.seat is not None, OF_NO_SEAT)
    topics = context.every(TOPICS, (lambda t: t.on in season, trace.OUTSIDE_DAYS), of_seats)
    return Counter(topic.seat for topic in topics or ())


def _few_seats(
    parameters: Parameters,
    context: Context,
    season: Period,
    seats: frozenset[str],
    turns: Counter[str | None],
) -> Iterator[Breach]:
    wanted, behind = parameters.seats_percent.on(season.last), len(seats & turns.keys())
    assert wanted is not None  # the rule is in force
    if 100 * behind < wanted * len(seats):
        said = {"count": behind, "seats": len(seats)}
        yield _breach(context, season, "seats", FEW_SEATS, said)


def _one_seat(
    parameters: Parameters, context: Context, season: Period, turns: Counter[str | None]
) -> Iterator[Breach]:
    total, most = sum(turns.values()), max(turns.values(), default=0)
    agreed = parameters.most_percent.on(season.last)
    assert agreed is not None  # the rule is in force
    if total >= FEW and 100 * most > agreed * total:
        yield _breach(context, season, "most", ONE_SEAT, {"count": most, "total": total})


def _breach(
    context: Context, season: Period, subject: str, words: str, counts: dict[str, int]
) -> Breach:
    said: dict[str, Value] = {"body": context.body_name, "day": season.last, **counts}
    last = min(season.last, context.life.last)
    return findings.breach(context, last, words, MEND, said, subject=subject)


CHECK = Check(
    "spread_of_initiative", SUMMARY, Parameters, find, reads=("topics", "seats", "mandates")
)
