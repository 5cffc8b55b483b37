"""At least so many meetings of some kinds in a season (CLUB-09, ITC-16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, meeting_evidence
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.model import Period
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


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
    meetings = [m for m in context.meetings() if m.on in context.season]
    breaches = tuple(b for season in context.seasons for b in _season(parameters, context, season))
    return Finding(
        concerned=bool(meetings or breaches),
        breaches=breaches,
        evidence=tuple(meeting_evidence(m) for m in meetings),
        words=Phrase(
            gettext_noop("%(body)s holds enough of these meetings"), body=context.body_name
        ),
    )


def _season(parameters: Parameters, context: Context, season: Period) -> Iterator[Breach]:
    wanted = parameters.minimum.on(season.last)
    whole = context.life.first <= season.first and season.last <= context.life.last
    count = sum(m.on in season for m in context.meetings())
    if wanted is None or not whole or count >= wanted:
        return
    said: dict[str, Value] = {
        "body": context.body_name,
        "count": count,
        "minimum": wanted,
        "day": season.last,
    }
    words = gettext_noop("%(body)s: %(count)s of %(minimum)s meetings drawn until %(day)s")
    mend = gettext_noop("Draw a meeting of this kind for %(body)s by %(day)s")
    yield Breach(
        on=season.last,
        until=season.last,
        words=Phrase(words, **said),
        mend=Phrase(mend, **said) if season.last > context.on else None,
    )


CHECK = Check(
    "meetings_in_season",
    gettext_noop("At least so many meetings in a season."),
    Parameters,
    find,
    reads=("meetings",),
)
