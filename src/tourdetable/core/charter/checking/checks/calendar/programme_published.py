"""The yearly programme is published before its season begins (CLUB-19)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tourdetable.core.charter.checking import trace, values
from tourdetable.core.charter.checking.check import Check, always
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import PROGRAMMES
from tourdetable.core.charter.facts.record import ProgrammeFact
from tourdetable.core.charter.terms.days import Dated, Period, add_days
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

SUMMARY = gettext_noop("The yearly programme is published before its season begins.")
MEND = gettext_noop("Publish the programme of %(year)s by %(day)s")
LATE = gettext_noop("Publish the programme of %(year)s")


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = values.dated_whole(
        "How many days after the season's first day the programme may still be published.",
        (0, 366),
        default=0,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """A season whose programme is not published; once it is, however late, the article is kept."""
    years = {season.last.year for season in context.seasons}
    mine = context.every(PROGRAMMES, (lambda p: p.year in years, trace.OUTSIDE_DAYS))
    if mine is None:
        return Finding(missing=Phrase("Nobody has recorded when the programme is published"))
    return Finding(
        breaches=tuple(_breaches(parameters, context, mine)),
        evidence=tuple(_evidence(p) for p in mine),
        words=Phrase("The programme of %(year)s is published", year=context.season.last.year),
    )


def _breaches(
    parameters: Parameters, context: Context, programmes: list[ProgrammeFact]
) -> Iterator[Breach]:
    out = {p.year for p in programmes if p.published_on and p.published_on <= context.on}
    for season in context.seasons:
        if season.last.year not in out:
            yield from _unpublished(parameters, context, season)


def _unpublished(parameters: Parameters, context: Context, season: Period) -> Iterator[Breach]:
    days = parameters.within_days.on(season.first)
    if days is None:
        return
    due, year = add_days(season.first, days), season.last.year
    said: dict[str, Value] = {"year": year, "day": add_days(due, -1)}
    yield Breach(
        on=due,
        subject=str(year),
        words=Phrase("The programme of %(year)s is not published", **said),
        mend=Phrase(MEND if due > context.on else LATE, **said),
    )


def _evidence(programme: ProgrammeFact) -> Evidence:
    words = Phrase("Programme of %(year)s", year=programme.year)
    return Evidence("programme", programme.id, words, programme.published_on)


CHECK = Check(
    "programme_published", SUMMARY, Parameters, find, of_network=always, reads=("programmes",)
)
