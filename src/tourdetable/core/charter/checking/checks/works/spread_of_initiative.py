"""Topics come from many seats, not always from the same ones (CLUB-03)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, fact_evidence
from tourdetable.core.charter.facts.record import TopicFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.model import Period, SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    seats_percent: Dated[int] = parameter(
        values.whole(at_least=1, at_most=100),
        gettext_noop("The share of standing seats that put a topic forward in a season."),
        example="seats_percent = 30",
        default=30,
        dated=True,
    )
    most_percent: Dated[int] = parameter(
        values.whole(at_least=1, at_most=100),
        gettext_noop(
            "The largest share of a season's topics that one seat may put forward, from four topics on."
        ),
        example="most_percent = 50",
        default=50,
        dated=True,
    )


FEW = 4
"""Below this many topics, a share of them says nothing."""


def find(parameters: Parameters, context: Context) -> Finding:
    """A season that ends with too few seats behind its topics; until then it can still be put right."""
    topics = context.facts.record.topics
    said: dict[str, Value] = {"body": context.body_name}
    if topics is None:
        words = gettext_noop("Nobody has recorded the topics put forward for %(body)s")
        return Finding(missing=Phrase(words, **said))
    breaches = [
        b for season in context.seasons for b in _season(parameters, context, season, topics)
    ]
    mine = sorted((t for t in topics if t.on in context.season), key=lambda t: (t.on, t.id))
    return Finding(
        concerned=any(_standing(context, season) for season in context.seasons),
        breaches=tuple(breaches),
        evidence=tuple(fact_evidence("topic", t.id, t.title, t.on) for t in mine),
        words=Phrase(gettext_noop("The topics of %(body)s come from enough seats"), **said),
    )


def _standing(context: Context, season: Period) -> frozenset[str]:
    """The standing seats that somebody holds on the season's last day (or the body's, or today if they are gone)."""
    day = min(season.last, context.life.last)
    seats = context.seats(SeatKind.STANDING)
    return frozenset(s.id for s, days in seats if day in days and context.holders(s, day))


def _season(
    parameters: Parameters, context: Context, season: Period, topics: tuple[TopicFact, ...]
) -> Iterator[Breach]:
    seats, wanted = _standing(context, season), parameters.seats_percent.on(season.last)
    most = parameters.most_percent.on(season.last)
    turns = Counter(t.seat for t in topics if t.on in season and t.seat is not None)
    behind = seats & turns.keys()
    if seats and wanted is not None and 100 * len(behind) < wanted * len(seats):
        said: dict[str, Value] = {
            "body": context.body_name,
            "count": len(behind),
            "seats": len(seats),
        }
        words = gettext_noop("%(body)s: topics from %(count)s of %(seats)s seats in the season")
        yield _breach(context, season, "seats", Phrase(words, **said))
    total = sum(turns.values())
    if most is not None and total >= FEW and 100 * max(turns.values()) > most * total:
        said = {"body": context.body_name, "count": max(turns.values()), "total": total}
        words = gettext_noop("%(body)s: %(count)s topics of %(total)s come from one seat")
        yield _breach(context, season, "most", Phrase(words, **said))


def _breach(context: Context, season: Period, subject: str, words: Phrase) -> Breach:
    said: dict[str, Value] = {"body": context.body_name, "day": season.last}
    mend = gettext_noop("Ask the seats of %(body)s that proposed nothing for a topic by %(day)s")
    last = min(season.last, context.life.last)
    return Breach(
        last,
        words,
        mend=Phrase(mend, **said) if last > context.on else None,
        until=last,
        subject=subject,
    )


CHECK = Check(
    "spread_of_initiative",
    gettext_noop("Topics come from many seats."),
    Parameters,
    find,
    reads=("topics", "seats", "mandates"),
    seats=frozenset({SeatKind.STANDING}),
)
