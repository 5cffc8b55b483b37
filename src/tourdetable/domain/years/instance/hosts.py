"""Where a series may be received: places that are open, free, and large enough for its seats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.planner.terms.days import HALVES
from tourdetable.core.planner.terms.instance import BodySpec, HostSpec, Span, Travel
from tourdetable.domain.networks.models import Body, Mandate
from tourdetable.domain.places.models import Place
from tourdetable.domain.places.queries import closed_days
from tourdetable.domain.years.ids import PlaceId
from tourdetable.domain.years.instance.commitments import DatedMeeting
from tourdetable.domain.years.instance.window import Window
from tourdetable.domain.years.instance.wishes import SeriesWish

FAR = 1_000.0
"""Kilometres that stand for "another sector": nobody goes to two of them on one day."""


def hosts_of(window: Window, wish: SeriesWish, seats: int) -> tuple[HostSpec, ...]:
    """The places that may receive the series, with the days on which each cannot."""
    offered = large_enough(wish.series.places.all(), seats)
    return tuple(_host(window, wish, place) for place in offered)


def _host(window: Window, wish: SeriesWish, place: Place) -> HostSpec:
    closed = closed_days(place, wish.part, window.days.first, window.days.last)
    mine = {meeting.pk for meeting in wish.ahead}
    others = [one for one in window.dated if one.place == place.pk and one.pk not in mine]
    taken = full_days(others, wish.part, place.rooms)
    return HostSpec(str(PlaceId(place.pk)), frozenset(closed | taken), place.rooms)


def full_days(meetings: Iterable[DatedMeeting], part: str, rooms: int | None) -> set[date]:
    """The days on which these meetings leave no room in a part of the day."""
    if rooms is None:
        return set()
    held = Counter((one.on, half) for one in meetings for half in HALVES[one.part])
    return {day for (day, half), n in held.items() if n >= rooms and half in HALVES[part]}


def large_enough(places: Iterable[Place], seats: int) -> Sequence[Place]:
    """The places with a chair for each seat; all of them when none has."""
    known = list(places)
    return [place for place in known if not is_small(place, seats)] or known


def is_small(place: Place, seats: int) -> bool:
    """Whether a place is known to hold fewer people than there are seats."""
    return place.capacity is not None and place.capacity < seats


def seats_expected(bodies: Iterable[Body], days: Span) -> Mapping[int, int]:
    """By body, how many of its seats somebody holds at some time of these days, light ones apart
    (one query)."""
    held = Mandate.objects.during(days.first, days.last).filter(seat__body__in=list(bodies))
    rows = held.exclude(seat__kind=SeatKind.LIGHT).values_list("seat__body", "seat").distinct()
    return Counter(body for body, _seat in rows)


# ---- Sectors


def positions(wishes: Iterable[SeriesWish]) -> dict[str, tuple[float, float]]:
    """By planner's name, where each series meets: its sector, if its places have one only."""
    found = {wish.name: sector for wish in wishes if (sector := _sector(wish))}
    rank = {sector: at for at, sector in enumerate(sorted(set(found.values())))}
    return {name: (FAR * rank[sector], 0.0) for name, sector in found.items()}


def _sector(wish: SeriesWish) -> str:
    sectors = {place.sector.strip().casefold() for place in wish.series.places.all()}
    return sectors.pop() if len(sectors) == 1 else ""


def travel(bodies: Iterable[BodySpec]) -> Travel:
    """Nobody goes to two sectors on one day, when there are several."""
    several = len({body.xy for body in bodies if body.xy is not None}) > 1
    return Travel(FAR / 2) if several else Travel()
