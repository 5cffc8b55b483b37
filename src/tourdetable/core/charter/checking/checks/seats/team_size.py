"""An office is held by a team of the agreed size (CLUB-18: a pair or a trio)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import findings, mending, trace, values
from tourdetable.core.charter.checking.check import ANY_GATE, Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import OFFICES
from tourdetable.core.charter.facts.record import OfficeFact
from tourdetable.core.charter.terms.days import Dated, Period, faults, period
from tourdetable.core.charter.terms.errors import Unfit
from tourdetable.core.charter.terms.model import Vocabulary
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, gettext_noop, ngettext_noop

SUMMARY = gettext_noop("An office is held by a team of the agreed size.")
FEW = (
    ngettext_noop(
        "%(body)s, %(office)s: %(count)s person on %(day)s, fewer than %(minimum)s",
        "%(body)s, %(office)s: %(count)s persons on %(day)s, fewer than %(minimum)s",
    ),
    ngettext_noop(
        "%(body)s, %(office)s: %(count)s person from %(day)s on, fewer than %(minimum)s",
        "%(body)s, %(office)s: %(count)s persons from %(day)s on, fewer than %(minimum)s",
    ),
    gettext_noop("Name more persons for %(body)s: %(office)s"),
)
MANY = (
    ngettext_noop(
        "%(body)s, %(office)s: %(count)s person on %(day)s, more than %(maximum)s",
        "%(body)s, %(office)s: %(count)s persons on %(day)s, more than %(maximum)s",
    ),
    ngettext_noop(
        "%(body)s, %(office)s: %(count)s person from %(day)s on, more than %(maximum)s",
        "%(body)s, %(office)s: %(count)s persons from %(day)s on, more than %(maximum)s",
    ),
    gettext_noop("Name fewer persons for %(body)s: %(office)s"),
)

Proofs = tuple[Evidence, ...]

KEPT = gettext_noop("The office of %(office)s is held as agreed for %(body)s")
EVIDENCE = gettext_noop("%(office)s since %(day)s")
HELD = gettext_noop("%(office)s, from %(day)s to %(last)s")


ABOVE = gettext_noop("the minimum is above the maximum")
NO_GREATER = gettext_noop("write `minimum` no greater than `maximum`")


@dataclass(frozen=True)
class Parameters:
    office: str = parameter("The office, by its code.", values.office, example="lead")
    minimum: Dated[int] = values.dated_whole("The fewest holders.", (0, 100), example=2, default=1)
    maximum: Dated[int] = values.dated_whole("The most holders.", (1, 100), example=3, default=100)

    def __post_init__(self) -> None:
        days = {since for dated in (self.minimum, self.maximum) for since, _ in dated.steps}
        pairs = ((self.minimum.on(day), self.maximum.on(day)) for day in days)
        if any(low is not None and high is not None and low > high for low, high in pairs):
            raise Unfit(Phrase(ABOVE), Phrase(NO_GREATER), "minimum")


def find(parameters: Parameters, context: Context) -> Finding:
    """Each stretch of days with too few or too many holders, from the body's first day.

    The network begins with its first body, when it has any.
    """
    office = context.charter.vocabulary.offices[parameters.office]
    if context.body and office.bodies and context.body.kind not in office.bodies:
        return Finding(concerned=False)
    holders = _holders(context, office.code)
    proofs = tuple(_evidence(o, office.name) for o in holders)
    return Finding(
        breaches=tuple(_breaches(parameters, context, holders, proofs)),
        evidence=proofs,
        words=Phrase(KEPT, office=office.name, body=context.body_name),
    )


def _holders(context: Context, office: str) -> list[OfficeFact]:
    """Who holds an office of the body, or of the network, in the judged season or after it."""
    first, body = context.season.first, context.body.id if context.body else None
    current = (lambda o: o.ends is None or o.ends >= first, trace.OUTSIDE_DAYS)
    return context.about(OFFICES, (office, body), current)


def _agreed(parameters: Parameters) -> Dated[tuple[int, int]]:
    """The fewest and the most holders, by the day they come into force."""
    days = {since for dated in (parameters.minimum, parameters.maximum) for since, _ in dated.steps}
    return Dated(tuple((day, _bounds(parameters, day)) for day in sorted(days)))


def _bounds(parameters: Parameters, day: date) -> tuple[int, int]:
    return parameters.minimum.on(day) or 0, parameters.maximum.on(day) or 100


def _judged_days(context: Context) -> Period:
    """The days of the body that can still weigh; those of the network since its first body."""
    if context.body is not None:
        return context.judged_life
    first = context.network_begins or context.season.first
    return Period(max(first, context.season.first), context.life.last)


def _outside(bounds: tuple[int, int], count: int) -> bool:
    return not bounds[0] <= count <= bounds[1]


def _breaches(
    parameters: Parameters, context: Context, holders: list[OfficeFact], proofs: Proofs
) -> Iterator[Breach]:
    held = [(o.person, period(o.starts, o.ends)) for o in holders]
    for days in faults(_judged_days(context), held, _agreed(parameters), _outside):
        for fault in context.counted(days):
            there = {person for person, days in held if fault.first in days}
            yield _breach(parameters, context, fault, len(there), proofs)


def _breach(
    parameters: Parameters, context: Context, fault: Period, count: int, proofs: Proofs
) -> Breach:
    low, high = _bounds(parameters, fault.first)
    said = {
        "office": context.charter.vocabulary.offices[parameters.office].name,
        "body": context.body_name,
        "count": count,
        "day": fault.first,
        "minimum": low,
        "maximum": high,
    }
    today, coming, mend = FEW if count < low else MANY
    words = coming if fault.first > context.on else today
    return findings.breach(context, fault, words, mend, said, evidence=proofs, drawn=count > high)


def _evidence(held: OfficeFact, name: str) -> Evidence:
    words = Phrase(EVIDENCE, office=name, day=held.starts)
    if held.ends:
        words = Phrase(HELD, office=name, day=held.starts, last=held.ends)
    return Evidence("office", held.id, words, held.starts)


def _of_network(parameters: Parameters, vocabulary: Vocabulary) -> bool:
    return vocabulary.offices[parameters.office].scope == "network"


CHECK = Check(
    "team_size",
    SUMMARY,
    Parameters,
    find,
    gates=ANY_GATE,
    of_network=_of_network,
    reads=("offices",),
    mending=mending.ENTRUSTING,
)
