"""The yearly programme is published in time for its season (CLUB-19)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import debts, mending, trace, values
from tourdetable.core.charter.checking.check import Check, always
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import PROGRAMMES
from tourdetable.core.charter.facts.record import ProgrammeFact
from tourdetable.core.charter.terms.days import Dated, Period, add_days
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, gettext_noop

SUMMARY = gettext_noop("The yearly programme is published in time for its season.")
OWING = debts.Owing(
    gettext_noop("The programme of %(year)s is to be published by %(day)s"),
    gettext_noop("The programme of %(year)s was not published by %(day)s"),
    gettext_noop("Publish the programme of %(year)s by %(day)s"),
    gettext_noop("Publish the programme of %(year)s as soon as possible"),
    gettext_noop(
        "The programme of %(year)s was published on %(done)s, and should have been by %(day)s"
    ),
)
NAME = gettext_noop("Programme of %(year)s")
PUBLISHED = gettext_noop("The programme of %(year)s is published")


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = values.dated_whole(
        "How many days after the season's first day the programme may still be published; "
        "-1: the day before it.",
        (-366, 366),
        default=-1,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """A season whose programme is not published by the day it is due, until it is.

    That in which a network begins is not held to it.
    """
    begins = context.network_begins or date.min
    seasons = [season for season in context.seasons if season.first > begins]
    years = {season.last.year for season in context.seasons}
    mine = context.every(PROGRAMMES, (lambda p: p.year in years, trace.OUTSIDE_DAYS))
    if mine is None:
        return Finding(missing=Phrase("Nobody has recorded when the programme is published"))
    out = [p.year for p in mine if p.published_on and p.published_on <= context.on]
    breaches: list[Breach] = []
    for season in seasons:
        breaches += _unpublished(parameters, context, season, mine)
    return Finding(
        concerned=bool(out),
        breaches=tuple(breaches),
        evidence=tuple(_evidence(p) for p in mine),
        words=Phrase(PUBLISHED, year=min(out)) if out else None,
    )


def _unpublished(
    parameters: Parameters, context: Context, season: Period, programmes: list[ProgrammeFact]
) -> Iterator[Breach]:
    days, year = parameters.within_days.on(season.first), season.last.year
    if days is not None:
        mine = [p for p in programmes if p.year == year]
        done = min((p.published_on for p in mine if p.published_on), default=None)
        due, said, proofs = add_days(season.first, days), {"year": year}, map(_evidence, mine)
        yield from debts.owed(context, due, done, OWING, said, *proofs, subject=str(year))


def _evidence(programme: ProgrammeFact) -> Evidence:
    words = Phrase(NAME, year=programme.year)
    return Evidence("programme", programme.id, words, programme.published_on)


CHECK = Check(
    "programme_published",
    SUMMARY,
    Parameters,
    find,
    of_network=always,
    reads=("programmes",),
    mending=mending.PUBLISHING,
)
