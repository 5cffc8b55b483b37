"""Where a network meets, and when a place is closed. Whoever drafts the year keeps the list.

Removing a place is `meetings.actions.remove_place`: the meetings held there keep its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.planner.terms.days import AM, PM
from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.places.enums import StepFree
from tourdetable.domain.places.models import Closure, Place

HALF_DAYS = [f"{weekday}:{half}" for weekday in range(5) for half in (AM, PM)]
"""The half-days of a week as places keep them: `"2:AM"` is Wednesday morning."""


@dataclass(frozen=True)
class PlaceDetails:
    """What people write of a place: the fields of `Place`. Its name is its own in the network."""

    name: str
    address: str = ""
    sector: str = ""
    rooms: int | None = 1
    capacity: int | None = None
    weekly_closed: Sequence[str] = ()
    step_free: str = StepFree.UNKNOWN
    accessibility: str = ""
    directions: str = ""
    opening: str = ""


@once
def add_place(*, network: Network, details: PlaceDetails, by: By, now: datetime) -> Place:
    """Add a place. Raises `ValidationError` when another one has its name."""
    must_be_writable(details, network)
    place = Place.objects.create(network=network, **asdict(details))
    tell("place.added", place, by, now)
    return place


@once
def change_place(
    *, place: Place, details: PlaceDetails, version: int, by: By, now: datetime
) -> Place:
    """Change what is said of a place. Raises `Changed` when somebody else did meanwhile."""
    current = versions.lock(place, version=version)
    must_be_writable(details, current.network, but=current)
    for name, value in asdict(details).items():
        setattr(current, name, value)
    return save("place.changed", current, by, now)


@once
def close_place(*, place: Place, first: date, last: date, by: By, now: datetime) -> Closure:
    """Say that a place is closed from one day to another, both included."""
    if last < first:
        raise ValidationError({"last": _("The last day comes before the first one.")})
    closure, made = Closure.objects.get_or_create(place=place, first=first, last=last)
    if not made:
        raise ValidationError(_("This closure is already in the list."))
    tell("place.closed", place, by, now)
    return closure


@once
def reopen(*, closure: Closure, by: By, now: datetime) -> None:
    """Take back a closure."""
    tell("place.reopened", closure.place, by, now)
    closure.delete()


def must_be_writable(details: PlaceDetails, network: Network, but: Place | None = None) -> None:
    """Refuse the name of another place of the network, and a code that no form offers."""
    must_be_known(_("step-free access"), details.step_free, StepFree.values)
    for code in details.weekly_closed:
        must_be_known(_("half-day of the week"), code, HALF_DAYS)
    named = Place.objects.filter(network=network, name=details.name)
    if (named.exclude(pk=but.pk) if but else named).exists():
        raise ValidationError({"name": _("Another place already has this name.")})
