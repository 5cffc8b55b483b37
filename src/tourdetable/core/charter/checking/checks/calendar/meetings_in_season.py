"""At least so many meetings of some kinds in a season (CLUB-09, ITC-16)."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.breaches import mend_before
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.evidence import meeting_evidence
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.model import Period
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

KEPT = gettext_noop("%(body)s holds enough of these meetings")
TOO_FEW = gettext_noop("%(body)s: %(count)s of %(minimum)s meetings drawn until %(day)s")
MEND = gettext_noop("Draw a meeting of this kind for %(body)s by %(day)s")


@dataclass(frozen=True)
class Parameters:
    minimum: Dated[int] = parameter(
        values.whole(at_least=1, at_most=366),
        gettext_noop("How many meetings in a season."),
        example="minimum = 1",
        default=1,
        dated=True,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """A whole season of the body that ends with too few meetings, drawn ones counted."""
    meetings = context.meetings(context.season)
    breaches = [b for season in context.seasons if (b := _breach(parameters, context, season))]
    return Finding(
        concerned=bool(meetings or breaches),
        breaches=tuple(breaches),
        evidence=tuple(meeting_evidence(m) for m in meetings),
        words=Phrase(KEPT, body=context.body_name),
    )


def _breach(parameters: Parameters, context: Context, season: Period) -> Breach | None:
    wanted = parameters.minimum.on(season.last)
    whole = context.life.first <= season.first and season.last <= context.life.last
    count = len(context.meetings(season))
    if wanted is None or not whole or count >= wanted:
        return None
    said: dict[str, Value] = {
        "body": context.body_name,
        "count": count,
        "minimum": wanted,
        "day": season.last,
    }
    return Breach(
        on=season.last,
        until=season.last,
        words=Phrase(TOO_FEW, **said),
        mend=mend_before(context, season.last, MEND, **said),
    )


CHECK = Check(
    "meetings_in_season",
    gettext_noop("At least so many meetings in a season."),
    Parameters,
    find,
    reads=("meetings",),
)
