"""An office is held by a team of the agreed size (CLUB-18: a pair or a trio)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, Level, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.record import OfficeFact
from tourdetable.core.charter.terms.dated import Dated, faults
from tourdetable.core.charter.terms.days import FOREVER, fault_days, period
from tourdetable.core.charter.terms.errors import Unfit
from tourdetable.core.charter.terms.model import Period, Vocabulary
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    office: str = parameter(
        values.office, gettext_noop("The office, by its code."), example='office = "lead"'
    )
    minimum: Dated[int] = parameter(
        values.whole(at_least=0, at_most=100),
        gettext_noop("The fewest holders."),
        example="minimum = 2",
        default=1,
        dated=True,
    )
    maximum: Dated[int] = parameter(
        values.whole(at_least=1, at_most=100),
        gettext_noop("The most holders."),
        example="maximum = 3",
        default=100,
        dated=True,
    )

    def __post_init__(self) -> None:
        days = {since for dated in (self.minimum, self.maximum) for since, _ in dated.steps}
        pairs = ((self.minimum.on(day), self.maximum.on(day)) for day in days)
        if any(low is not None and high is not None and low > high for low, high in pairs):
            raise Unfit(
                "the minimum is above the maximum", "write `minimum` no greater than `maximum`"
            )


def find(parameters: Parameters, context: Context) -> Finding:
    """Each stretch of days with too few or too many holders, from the body's first day."""
    office = context.charter.vocabulary.offices[parameters.office]
    if context.body and office.bodies and context.body.kind not in office.bodies:
        return Finding(concerned=False)
    holders = context.facts.offices.get(
        (office.code, context.body.id if context.body else None), []
    )
    window = context.life if context.body else context.present_or_future
    held = [(o.person, period(o.starts, o.ends)) for o in holders]
    bad = faults(
        window, held, _agreed(parameters), lambda n, bounds: not bounds[0] <= n <= bounds[1]
    )
    said: dict[str, Value] = {"office": office.name, "body": context.body_name}
    return Finding(
        breaches=tuple(
            b for days in bad for b in _breaches(parameters, context, holders, days, said)
        ),
        evidence=_evidence(context, holders, office.name),
        words=Phrase(
            gettext_noop("The office of %(office)s is held as agreed for %(body)s"), **said
        ),
    )


def _agreed(parameters: Parameters) -> Dated[tuple[int, int]]:
    """The fewest and the most holders, by the day they come into force; nothing is asked before."""
    days = sorted(
        {since for dated in (parameters.minimum, parameters.maximum) for since, _ in dated.steps}
    )
    return Dated(tuple((day, _bounds(parameters, day)) for day in days))


def _bounds(parameters: Parameters, day: date) -> tuple[int, int]:
    return parameters.minimum.on(day) or 0, parameters.maximum.on(day) or 100


def _breaches(
    parameters: Parameters,
    context: Context,
    holders: list[OfficeFact],
    days: Period,
    said: dict[str, Value],
) -> Iterator[Breach]:
    for day in fault_days(days, context.season, context.lifted):
        count = len({o.person for o in holders if day in period(o.starts, o.ends)})
        low, high = _bounds(parameters, day)
        told = said | {"count": count, "day": day, "minimum": low, "maximum": high}
        few = count < low
        mend = (
            gettext_noop("Name more %(office)s for %(body)s")
            if few
            else gettext_noop("Name fewer %(office)s for %(body)s")
        )
        yield Breach(
            on=day,
            until=None if days.last == FOREVER else days.last,
            words=_words(told, few),
            evidence=_evidence(context, holders, str(said["office"])),
            mend=Phrase(mend, **told) if days.last > context.on else None,
        )


def _words(told: dict[str, Value], few: bool) -> Phrase:
    if few:
        return Phrase(
            gettext_noop("%(body)s has %(count)s %(office)s on %(day)s: fewer than %(minimum)s"),
            **told,
        )
    return Phrase(
        gettext_noop("%(body)s has %(count)s %(office)s on %(day)s: more than %(maximum)s"), **told
    )


def _evidence(context: Context, holders: list[OfficeFact], name: str) -> tuple[Evidence, ...]:
    words = gettext_noop("%(office)s since %(day)s")
    current = [o for o in holders if period(o.starts, o.ends).last >= context.season.first]
    return tuple(
        Evidence("office", o.id, Phrase(words, office=name, day=o.starts), o.starts)
        for o in current
    )


def _level(parameters: Parameters, vocabulary: Vocabulary) -> Level:
    return Level.NETWORK if vocabulary.offices[parameters.office].scope == "network" else Level.BODY


CHECK = Check(
    "team_size",
    gettext_noop("An office is held by a team of the agreed size."),
    Parameters,
    find,
    level=_level,
    reads=("offices",),
)
