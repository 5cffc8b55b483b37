"""Reads about places."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, QuerySet

from tourdetable.core.planner.terms.days import overlap
from tourdetable.domain.networks.models import Network
from tourdetable.domain.places.models import Closure, Place


def places(network: Network, *, on: date | None = None) -> QuerySet[Place]:
    """The places of a network with their closures, all or those not past (two queries)."""
    closures = Closure.objects.filter(last__gte=on) if on else Closure.objects.all()
    return Place.objects.filter(network=network).prefetch_related(
        Prefetch("closures", queryset=closures)
    )


def closed_days(place: Place, part: str, first: date, last: date) -> set[date]:
    """The days, from one to another, on which a place is closed in a part of the day (the core's
    `AM`, `PM` or `DAY`): its closures, which are read with it, and what is shut every week."""
    days = [date.fromordinal(at) for at in range(first.toordinal(), last.toordinal() + 1)]
    shut = {weekday for weekday, half in place.weekly_halves if overlap(half, part)}
    spans = [(closure.first, closure.last) for closure in place.closures.all()]
    found = {day for day in days if any(start <= day <= end for start, end in spans)}
    return found | {day for day in days if day.weekday() in shut}


def place_or_words(network: Network, text: str) -> Place | str:
    """The network's place of that name, whatever its capitals and the form of its apostrophes.

    The text itself when none has it. The database is not asked to compare: SQLite knows the
    capitals of ASCII only.
    """
    asked = _folded(text)
    named = (place for place in network.places.all() if _folded(place.name) == asked)
    return next(named, text.strip())


def _folded(name: str) -> str:
    return name.strip().casefold().replace("’", "'")
