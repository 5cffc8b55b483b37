"""At least so many meetings of some kinds in a season (CLUB-09, ITC-16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tourdetable.core.charter.checking import findings, mending, values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.terms.days import Dated, Period, makes_half
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import gettext_noop

SUMMARY = gettext_noop("At least so many meetings in a season.")
TOO_FEW = gettext_noop("%(body)s: %(count)s of %(minimum)s meetings drawn until %(day)s")
MEND = gettext_noop("Draw a meeting of this kind for %(body)s by %(day)s")


@dataclass(frozen=True)
class Parameters:
    minimum: Dated[int] = values.dated_whole("How many meetings in a season.", (1, 366), default=1)


def find(parameters: Parameters, context: Context) -> Finding:
    """A season that ends with too few meetings, drawn ones counted.

    A body owes them in a season when it lives at least half of its days. Kept once enough are over.
    """
    meetings, breaches = context.meetings(context.season), list[Breach]()
    over = [meeting for meeting in meetings if meeting.on < context.on]
    for season in context.seasons:
        breaches += _season(parameters, context, season)
    return Finding(
        concerned=len(over) >= _wanted(parameters, context.season),
        breaches=tuple(breaches),
        evidence=findings.meetings_evidence(meetings),
        words=context.says("%(body)s holds enough of these meetings"),
    )


def _wanted(parameters: Parameters, season: Period) -> int:
    wanted = parameters.minimum.on(season.last)
    assert wanted is not None  # the rule is in force
    return wanted


def _season(parameters: Parameters, context: Context, season: Period) -> Iterator[Breach]:
    wanted, count = _wanted(parameters, season), len(context.meetings(season))
    if makes_half((context.life,), season) and count < wanted:
        last = min(season.last, context.life.last)
        said = {"count": count, "minimum": wanted, "day": last, "body": context.body_name}
        yield findings.breach(context, context.closing(last), TOO_FEW, MEND, said)


CHECK = Check(
    "meetings_in_season",
    SUMMARY,
    Parameters,
    find,
    reads=("meetings",),
    mending=mending.DRAWING,
)
