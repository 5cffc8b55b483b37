"""The instants of a day at which pages change though nobody writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from operator import or_
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Scope:
    """Whose meetings a page tells of: those of a network, of one of its bodies, or (without a slug)
    of all networks; it changes by itself so long before or after they begin and end."""

    network: str = ""
    body: int | None = None
    shifts: tuple[timedelta, ...] = (timedelta(),)


def instants(scope: Scope, zones: Iterable[str], day: date) -> tuple[datetime, ...]:
    """Those of a day of Greenwich, in their order: midnights of these zones, and those of meetings
    (one query)."""
    first = datetime.combine(day, time(), UTC)
    found = {midnight(zone, on) for zone in zones for on in (day, day + DAY)}
    found |= turning_points(scope, first)
    return tuple(sorted(at for at in found if first <= at < first + DAY))


def zones_of(networks: Iterable[str]) -> frozenset[str]:
    """Where it is midnight for whoever reads of these networks: a network never leaves its zone,
    and what is of none has that of the program (one query)."""
    found = Network.objects.filter(slug__in=networks).values_list("time_zone", flat=True)
    return frozenset({*found, settings.TIME_ZONE})


def midnight(zone: str, day: date) -> datetime:
    """When a day begins there, at Greenwich."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def turning_points(scope: Scope, first: datetime) -> set[datetime]:
    """So long after the beginnings and ends of meetings, when one of them falls in the day."""
    ranges = [(first - shift, first - shift + DAY) for shift in scope.shifts]
    near = reduce(
        or_,
        (
            Q(starts_at__gte=since, starts_at__lt=until) | Q(ends_at__gte=since, ends_at__lt=until)
            for since, until in ranges
        ),
    )
    rows = Meeting.objects.filter(near).values_list("starts_at", "ends_at")
    if scope.network:
        rows = rows.filter(body__network__slug=scope.network)
    if scope.body is not None:
        rows = rows.filter(body=scope.body)
    return {at + shift for times in rows for at in times for shift in scope.shifts}
