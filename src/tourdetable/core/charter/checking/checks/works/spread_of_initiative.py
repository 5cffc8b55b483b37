"""Topics come from many seats, not always from the same ones (CLUB-03)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from tourdetable.core.charter.checking import contributions, findings, mending, trace, values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import TOPICS
from tourdetable.core.charter.terms.days import Dated, Period, makes_half
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop, ngettext_noop

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


SUM = ngettext_noop(
    "%(body)s: topics from %(count)s seat of %(seats)s = %(share)s %%, "
    "and %(wanted)s %% are needed",
    "%(body)s: topics from %(count)s seats of %(seats)s = %(share)s %%, "
    "and %(wanted)s %% are needed",
)
ONE_SEAT = ngettext_noop(
    "%(body)s: %(count)s topic of %(total)s comes from one seat = %(share)s %%, "
    "and %(wanted)s %% is the most",
    "%(body)s: %(count)s topics of %(total)s come from one seat = %(share)s %%, "
    "and %(wanted)s %% is the most",
)
OF_NO_SEAT = gettext_noop("it is of no seat")

LATER = gettext_noop("%(body)s has from %(first)s to %(day)s to hear topics from enough seats")

FEW = 4
"""Below this many topics, a share of them says nothing."""


def find(parameters: Parameters, context: Context) -> Finding:
    """A season that ends with too few seats behind its topics; until then it can be put right.

    A body owes it in a season when it lives at least half of its days. Kept while the topics put
    forward so far come from enough seats.
    """
    mine = context.every(TOPICS, (lambda t: t.on in context.present_or_future, trace.OUTSIDE_DAYS))
    if mine is None:
        return Finding(missing=context.says(UNKNOWN))
    breaches = (_owed(parameters, context, season) for season in context.seasons)
    so_far = [topic for topic in mine if topic.on <= context.on]
    return Finding(
        concerned=_is_even(parameters, context),
        breaches=tuple(chain.from_iterable(breaches)),
        evidence=tuple([findings.topic_evidence(topic) for topic in so_far]),
        words=_sum(parameters, context),
    )


def _owed(parameters: Parameters, context: Context, season: Period) -> Iterator[Breach]:
    if makes_half((context.life,), season):
        yield from _uneven(parameters, context, season, context.until_today(season))


def _is_even(parameters: Parameters, context: Context) -> bool:
    """Whether there are seats, and nothing is wrong with the topics put forward so far."""
    season, today = context.season, context.until_today(context.season)
    return bool(_standing(context, season)) and not any(_uneven(parameters, context, season, today))


def _uneven(
    parameters: Parameters, context: Context, season: Period, days: Period
) -> Iterator[Breach]:
    """What is wrong with the topics of some days, when the season ends."""
    seats, turns = _standing(context, season), _turns(context, days)
    yield from _few_seats(parameters, context, season, seats, turns)
    yield from _one_seat(parameters, context, season, turns)


def _standing(context: Context, season: Period) -> frozenset[str]:
    """The standing seats that somebody holds on the season's last day, or the body's."""
    day = min(season.last, context.life.last)
    seats = context.seats(SeatKind.STANDING, within=Period(day, day))
    return frozenset(seat.id for seat, _ in seats if context.holders(seat, day))


def _turns(context: Context, days: Period) -> Counter[str | None]:
    """How many topics each seat put forward on these days."""
    of_seats = (lambda t: t.seat is not None, OF_NO_SEAT)
    put, signed = (
        (lambda t: t.on in days, trace.OUTSIDE_DAYS),
        contributions.signed(context, "topics"),
    )
    topics = context.every(TOPICS, put, of_seats, signed)
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
        yield _breach(context, season, "seats", SUM, _share(behind, len(seats), wanted))


def _share(behind: int, seats: int, wanted: int) -> dict[str, int]:
    share = findings.percent(behind, seats, wanted)
    return {"count": behind, "seats": seats, "share": share, "wanted": wanted}


def _sum(parameters: Parameters, context: Context) -> Phrase:
    """The sum itself, so far."""
    seats = _standing(context, context.season)
    turns = _turns(context, context.until_today(context.season))
    wanted = parameters.seats_percent.on(context.season.last)
    assert wanted is not None  # the rule is in force
    said = _share(len(seats & turns.keys()), len(seats), wanted)
    return Phrase(SUM, body=context.body_name, **said)


def _one_seat(
    parameters: Parameters, context: Context, season: Period, turns: Counter[str | None]
) -> Iterator[Breach]:
    total, most = sum(turns.values()), max(turns.values(), default=0)
    agreed = parameters.most_percent.on(season.last)
    assert agreed is not None  # the rule is in force
    if total >= FEW and 100 * most > agreed * total:
        said = {"count": most, "total": total, "wanted": agreed}
        said["share"] = findings.percent_above(most, total, agreed)
        yield _breach(context, season, "most", ONE_SEAT, said)


def _breach(
    context: Context, season: Period, subject: str, words: str, counts: dict[str, int]
) -> Breach:
    last = min(season.last, context.life.last)
    said: dict[str, Value] = {"body": context.body_name, "day": last, "first": season.first}
    told = words if season.first <= context.on else LATER
    fault = context.closing(last)
    return findings.breach(context, fault, told, MEND, said | counts, subject=subject)


CHECK = Check(
    "spread_of_initiative",
    SUMMARY,
    Parameters,
    find,
    reads=("topics", "seats", "mandates"),
    mending=mending.BRINGING,
)
