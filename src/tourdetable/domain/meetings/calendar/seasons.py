"""Reads: the season of a year, its meetings by month, and which of them a reader may know of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet, Subquery

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.audience import Audience
from tourdetable.core.words.days import add_months
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import Standing, local_day

NARROW = frozenset({Audience.PRESENT, Audience.BODY})
"""Audiences that only the meeting's own body reaches."""


def season(charter: Charter, year: int) -> Period:
    """The season whose first day is in that year."""
    return charter.season.containing(date(year, charter.season.month, charter.season.day))


def season_year(charter: Charter, on: date) -> int:
    """The year by which the season of a day is known: that of its first day."""
    return charter.season.containing(on).first.year


def label(period: Period) -> str:
    """« 2027 », or « 2026–2027 » for a season that spans two years."""
    first, last = period.first.year, period.last.year
    return str(first) if first == last else f"{first}–{last}"


def moments(network: Network, period: Period) -> tuple[datetime, datetime]:
    """From the first moment of a period to the first one after it, in the network's time zone."""
    zone, after = ZoneInfo(network.time_zone), period.last + timedelta(days=1)
    return datetime.combine(period.first, time(), zone), datetime.combine(after, time(), zone)


class Reach(NamedTuple):
    """Which meetings a reader may know of: those of some kinds, and those of some bodies by id; all
    of them when `kinds` is None. Values, or the places of values in a prepared read."""

    kinds: tuple[Any, ...] | None
    bodies: tuple[Any, ...] = ()


def reach_of(charter: Charter, standing: Standing | None) -> Reach:
    """A stranger the public kinds; a member also the network's, and those of the bodies where they
    sit. A kind that the charter no longer names is its body's own business.
    """
    kinds = charter.vocabulary.meeting_kinds.values()
    if standing is None:
        return Reach(tuple(kind.code for kind in kinds if kind.audience is Audience.PUBLIC))
    over = {office.body_id for office in standing.offices}
    if None in over:
        return Reach(None)
    theirs = {body for body in over if body is not None}
    theirs.update(seat.body_id for seat in standing.seats)
    wide = tuple(kind.code for kind in kinds if kind.audience not in NARROW)
    return Reach(wide, tuple(sorted(theirs)))


def within(meetings: QuerySet[Meeting], reach: Reach) -> QuerySet[Meeting]:
    """Those that are within somebody's reach."""
    if reach.kinds is None:
        return meetings
    return meetings.filter(Q(kind__in=reach.kinds) | Q(body__pk__in=reach.bodies))


def readable(
    meetings: QuerySet[Meeting], charter: Charter, standing: Standing | None
) -> QuerySet[Meeting]:
    """Those that the reader may know of."""
    return within(meetings, reach_of(charter, standing))


def may_know_of(standing: Standing, kind: str, body: int) -> bool:
    """The same for a member and a meeting that is only planned, of that kind and body (by id)."""
    if any(office.body_id is None for office in standing.offices) or standing.sits_in(body):
        return True
    known = standing.charter.vocabulary.meeting_kinds.get(kind)
    return known is not None and known.audience not in NARROW


def known_to(network: Network, charter: Charter, standing: Standing | None) -> QuerySet[Meeting]:
    """The meetings of a network that the reader may know of, whatever their season, by date."""
    return reached(network.pk, reach_of(charter, standing))


def reached(network: Any, reach: Reach) -> QuerySet[Meeting]:
    """Those of a network (by id) that are within somebody's reach, by date.

    Databases without statistics begin with the bodies of a network, and read all that they ever
    held; a sum, which no index holds, makes them begin with the dates.
    """
    every = Meeting.objects.alias(of=F("body__network_id") + 0).filter(of=network)
    return within(every, reach).order_by("starts_at", "pk")


def of_season(
    network: Network, charter: Charter, year: int, standing: Standing | None
) -> QuerySet[Meeting]:
    """Those of a season, cancelled ones included."""
    first, after = moments(network, season(charter, year))
    return known_to(network, charter, standing).filter(starts_at__gte=first, starts_at__lt=after)


def nearest(known: QuerySet[Meeting], first: Any, after: Any) -> tuple[Subquery, Subquery]:
    """When the last of some meetings begins before a season, and the first after it."""
    starts = known.values("starts_at")
    before = starts.filter(starts_at__lt=first).order_by("-starts_at")[:1]
    return Subquery(before), Subquery(starts.filter(starts_at__gte=after)[:1])


def seasons_beside(
    network: Network, charter: Charter, found: Iterable[datetime | None], *, year: int, on: date
) -> tuple[int | None, int | None]:
    """The seasons to turn to, before and after one: those of the `nearest` meetings found, or
    that of today."""
    held = [season_year(charter, local_day(network, moment)) for moment in found if moment]
    held.append(season_year(charter, on))
    past, coming = [one for one in held if one < year], [one for one in held if one > year]
    return max(past, default=None), min(coming, default=None)


def quarters(period: Period) -> list[Period]:
    """The four quarters of a season."""
    firsts = [add_months(period.first, number) for number in (0, 3, 6, 9)]
    lasts = [first - timedelta(days=1) for first in firsts[1:]]
    return [Period(*ends) for ends in zip(firsts, [*lasts, period.last], strict=True)]


def months(period: Period) -> list[date]:
    """The first days of the months that a period touches."""
    count = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
    return [add_months(period.first.replace(day=1), number) for number in range(count)]
