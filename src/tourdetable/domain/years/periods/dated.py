"""The periods that a network keeps free, or is told of, between two days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType

from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.networks.models import Network
from tourdetable.domain.years.enums import KnownDays, PeriodEffect
from tourdetable.domain.years.models import NetworkCalendar, QuietPeriod
from tourdetable.domain.years.periods.known import known_days
from tourdetable.domain.years.periods.presumed import presumed

WEEK = timedelta(days=7)
DAY = timedelta(days=1)

USUAL: Mapping[str, str] = MappingProxyType(
    {KnownDays.AUGUST: PeriodEffect.AVOID, KnownDays.CHRISTMAS_WEEK: PeriodEffect.AVOID}
)
"""What a network makes of known days until somebody chooses otherwise; nothing of the others."""


@dataclass(frozen=True)
class DatedPeriod:
    """Days that a network keeps free, would rather, or is told of; `before`: they are the weeks
    that come before what is named; `presumed`: school holidays that nobody has published."""

    name: str
    span: Span
    effect: PeriodEffect
    before: bool = False
    presumed: bool = False


@dataclass(frozen=True)
class NetworkPeriods:
    """What a network makes of each known day (`effects`, by code), and what people typed; `zones`
    are those whose school holidays are presumed where they are not published."""

    effects: Mapping[str, str] = field(default_factory=lambda: USUAL)
    typed: tuple[QuietPeriod, ...] = ()
    zones: tuple[str, ...] = ()

    def between(self, first: date, last: date) -> tuple[DatedPeriod, ...]:
        """Those that touch these days, cut at both ends, in order."""
        every = [*self._known(first, last), *self._typed(first, last)]
        every += self._presumed(first, last)
        return tuple(sorted(every, key=lambda one: (one.span.first, one.span.last)))

    def on(self, day: date) -> tuple[DatedPeriod, ...]:
        """Those that a day falls in."""
        return self.between(day, day)

    def _known(self, first: date, last: date) -> Iterator[DatedPeriod]:
        for code, effect in self.effects.items():
            if effect != PeriodEffect.NONE:
                for span in known_days(code, first, last):
                    yield DatedPeriod(str(KnownDays(code).label), span, PeriodEffect(effect))

    def _presumed(self, first: date, last: date) -> Iterator[DatedPeriod]:
        for one in presumed(self.zones, first, last):
            yield DatedPeriod(one.name, one.span, PeriodEffect.AVOID, presumed=True)

    def _typed(self, first: date, last: date) -> Iterator[DatedPeriod]:
        for row in self.typed:
            own = DatedPeriod(row.name, Span(row.first, row.last), PeriodEffect(row.effect))
            yield from cut([own, *weeks_before(row)], first, last)


def weeks_before(row: QuietPeriod) -> Iterator[DatedPeriod]:
    """The weeks before an election: one is told of them, whatever the day itself is."""
    if row.weeks_before:
        before = Span(row.first - row.weeks_before * WEEK, row.first - DAY)
        yield DatedPeriod(row.name, before, PeriodEffect.TOLD, before=True)


def cut(found: Iterable[DatedPeriod], first: date, last: date) -> Iterator[DatedPeriod]:
    """The part of each that lies between two days."""
    for one in found:
        span = Span(max(one.span.first, first), min(one.span.last, last))
        if span.first <= span.last:
            yield replace(one, span=span)


def spans_of(found: Iterable[DatedPeriod], effect: PeriodEffect) -> tuple[Span, ...]:
    """The days of those that have an effect, each once."""
    return tuple(dict.fromkeys(one.span for one in found if one.effect == effect))


def avoided_by(found: Iterable[DatedPeriod], *, school: bool) -> tuple[Span, ...]:
    """The days to avoid, each once; without those that are presumed where school holidays do not
    matter."""
    mine = (one for one in found if school or not one.presumed)
    return spans_of(mine, PeriodEffect.AVOID)


def periods_of(network: Network, zones: Iterable[str] = ()) -> NetworkPeriods:
    """The periods of a network, and of these school zones (two queries)."""
    chosen = NetworkCalendar.objects.filter(network=network).values_list("effects", flat=True)
    effects = {**USUAL, **(chosen.first() or {})}
    known = {code: effects[code] for code in KnownDays.values if code in effects}
    return NetworkPeriods(known, tuple(network.quiet_periods.all()), tuple(zones))
