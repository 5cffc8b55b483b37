"""What is off on a day where a body meets: week-end, public and school holidays, the periods that
its network keeps free.

Where it meets is what the divisions of its territory say, else its words when they name a
department, else the school zone of its network, else what the network's last draft of a year
counts, else what its time zone suggests. What no kept library knows is said to be unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from tourdetable.core.territories.reading import FRANCE
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.territories.queries import territory_on
from tourdetable.domain.territories.terrain import departments_of
from tourdetable.domain.years.instance.calendars import (
    MAINLAND,
    ZONES,
    area_of,
    holiday_name,
    school_year,
)
from tourdetable.domain.years.models import Draft
from tourdetable.domain.years.periods.dated import NetworkPeriods, periods_of
from tourdetable.domain.years.periods.departments import Place, recognized

SATURDAY, SUNDAY = 5, 6
LONGEST = timedelta(days=31)
"""Days of one meeting beyond which the others are not looked at."""


class DayOff(TextChoices):
    """Why people may not come on a day."""

    HOLIDAY = "holiday", _("public holiday")
    SUNDAY = "sunday", _("Sunday")
    SATURDAY = "saturday", _("Saturday")
    SCHOOL = "school", _("school holidays")
    UNKNOWN = "unknown", _("school calendar unknown")
    CLOCKS = "clocks", _("clocks change")
    CLOSED = "closed", _("closed period")
    AVOID = "avoid", _("period to avoid")
    TOLD = "told", _("period pointed out")
    BEFORE = "before", _("weeks before an election")


NO_PERIODS = NetworkPeriods({})


@dataclass(frozen=True)
class OffNote:
    """One reason, on one day: the name of the public holiday, its areas or the school zones; the
    last day that the school calendar is known for."""

    kind: DayOff
    on: date
    name: str = ""
    places: tuple[str, ...] = ()
    known_until: date | None = None


@dataclass(frozen=True)
class MeetingArea:
    """Where a body meets: the areas of its public holidays, its school zones (none: its school
    calendar is not known), its time zone, the periods of its network."""

    areas: tuple[str, ...]
    zones: tuple[str, ...]
    time_zone: str
    periods: NetworkPeriods = NO_PERIODS


def area_of_body(body: Body, *, on: date) -> MeetingArea:
    """Where a body meets on a day (four queries at most; its network is read with it)."""
    network = body.network
    places = placed(body, on) or recognized(body.territory)
    if places:
        areas, zones = {area for area, _zone in places}, {zone for _area, zone in places if zone}
    else:
        areas, zones = counted_by(network)
    known = periods_of(network, sorted(zones))
    return MeetingArea(tuple(sorted(areas)), known.zones, network.time_zone, known)


def placed(body: Body, on: date) -> set[Place]:
    """The departments where the divisions of its territory are; none for one that holds the whole
    country, where the days off of one place say nothing of the others (one query)."""
    ground = territory_on(body, on=on)
    if any(one.division == FRANCE.key for one in ground):
        return set()
    return {place for name in departments_of(ground, on) for place in recognized(name)}


def counted_by(network: Network) -> tuple[set[str], set[str]]:
    """The areas of the last draft of a year, else of the time zone; the network's own school zone,
    else those of that draft (one query)."""
    drafts = Draft.objects.filter(network=network).order_by("-pk")
    areas, zones = drafts.values_list("areas", "zones").first() or ([], [])
    areas = areas or [area_of(network.time_zone)]
    if network.school_zone:
        return set(areas), {network.school_zone} & {*ZONES}
    if not zones and MAINLAND in areas:
        return set(areas), set(ZONES)
    return set(areas), set(zones)


def days_off(where: MeetingArea, first: date, last: date, *, lang: str) -> tuple[OffNote, ...]:
    """All there is to say of the days of a meeting, in order."""
    last = min(last, first + LONGEST)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return tuple(note for day in days for note in _of_day(where, day, lang))


def _of_day(where: MeetingArea, day: date, lang: str) -> Iterator[OffNote]:
    holiday = _holiday(where, day, lang)
    if holiday:
        yield holiday
    if day.weekday() == SUNDAY:
        yield OffNote(DayOff.SUNDAY, day)
    elif day.weekday() == SATURDAY:
        yield OffNote(DayOff.SATURDAY, day)
    if not holiday:
        yield from _school(where, day)
    yield from _periods(where, day)
    if _offset(where, day) != _offset(where, day + timedelta(days=1)):
        yield OffNote(DayOff.CLOCKS, day)


def _holiday(where: MeetingArea, day: date, lang: str) -> OffNote | None:
    """A public holiday; its areas are named when they are not the whole of metropolitan France."""
    names = {area: holiday_name(area, day, lang) for area in where.areas}
    off = {area: name for area, name in names.items() if name}
    if not off:
        return None
    everywhere = holiday_name(MAINLAND, day, lang)
    places = () if everywhere else tuple(off)
    return OffNote(DayOff.HOLIDAY, day, name=everywhere or next(iter(off.values())), places=places)


def _school(where: MeetingArea, day: date) -> Iterator[OffNote]:
    spans, known_until = school_year()
    if where.zones and day > known_until:
        yield OffNote(DayOff.UNKNOWN, day, places=where.zones, known_until=known_until)
        return
    zones = tuple(zone for zone in where.zones if any(day in span for span in spans[zone]))
    if zones:
        yield OffNote(DayOff.SCHOOL, day, places=zones)


def _periods(where: MeetingArea, day: date) -> Iterator[OffNote]:
    for one in where.periods.on(day):
        kind = DayOff.BEFORE if one.before else DayOff(one.effect.value)
        yield OffNote(kind, day, name=one.name)


def _offset(where: MeetingArea, day: date) -> timedelta | None:
    return datetime.combine(day, time(), ZoneInfo(where.time_zone)).utcoffset()
