"""Where a network meets, and when a place is closed. Whoever drafts the year keeps the list."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.places.models import Closure, Place


def places(network: Network, *, on: date | None = None) -> QuerySet[Place]:
    """The places of a network with their closures, all of them or those that are not past (two queries)."""
    closures = Closure.objects.filter(last__gte=on) if on else Closure.objects.all()
    return Place.objects.filter(network=network).prefetch_related(
        Prefetch("closures", queryset=closures)
    )


@once
def add_place(
    *, network: Network, name: str, address: str = "", rooms: int | None, by: By, now: datetime
) -> Place:
    """Add a place. `rooms`: how many meetings it holds at once, when that counts. Its name is its own."""
    free(network, name)
    place = Place.objects.create(network=network, name=name, address=address, rooms=rooms)
    told("place.added", place, by, now)
    return place


@once
def change_place(
    *, place: Place, name: str, address: str, rooms: int | None, version: int, by: By, now: datetime
) -> Place:
    """Change what is said of a place. Raises `versions.Changed` when somebody else did meanwhile."""
    current = versions.lock(place, version=version)
    free(current.network, name, but=current)
    current.name, current.address, current.rooms = name, address, rooms
    current.version += 1
    current.save()
    told("place.changed", current, by, now)
    return current


@once
def remove_place(*, place: Place, version: int, by: By, now: datetime) -> None:
    """Take a place off the list; drafts that named it no longer do, meetings keep what they say."""
    current = versions.lock(place, version=version)
    told("place.removed", current, by, now)
    current.delete()


@once
def close_place(*, place: Place, first: date, last: date, by: By, now: datetime) -> Closure:
    """Say that a place is closed from one day to another, both included."""
    if last < first:
        raise ValidationError({"last": _("The last day comes before the first one.")})
    closure, made = Closure.objects.get_or_create(place=place, first=first, last=last)
    if not made:
        raise ValidationError(_("This closure is already in the list."))
    told("place.closed", place, by, now)
    return closure


@once
def reopen(*, closure: Closure, by: By, now: datetime) -> None:
    """Take back a closure."""
    told("place.reopened", closure.place, by, now)
    closure.delete()


def free(network: Network, name: str, but: Place | None = None) -> None:
    """Raises `ValidationError` when another place of the network has this name."""
    named = Place.objects.filter(network=network, name=name)
    if (named.exclude(pk=but.pk) if but else named).exists():
        raise ValidationError({"name": _("Another place already has this name.")})


def told(kind: str, place: Place, by: By, now: datetime) -> None:
    record(kind=kind, network=place.network.slug, subject=f"place:{place.pk}", by=by, now=now)
