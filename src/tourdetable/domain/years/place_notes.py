"""What is amiss with a place chosen by hand for a meeting: closed, taken, or too small."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.domain.places.models import Place
from tourdetable.domain.places.queries import closed_days
from tourdetable.domain.years.instance.commitments import part_between
from tourdetable.domain.years.instance.hosts import is_small, seats_expected


class PlaceFault(TextChoices):
    """Why a place does not suit a meeting."""

    CLOSED = "place_closed", _("closed place")
    TAKEN = "place_taken", _("place already taken")
    SMALL = "place_small", _("place too small")


@dataclass(frozen=True)
class PlaceNote:
    """One reason: the day on which it is closed, the bodies that it receives already, or how many
    seats there are for its `capacity`."""

    kind: PlaceFault
    place: Place
    on: date
    bodies: tuple[str, ...] = ()
    seats: int = 0


@dataclass(frozen=True)
class MeetingTime:
    """When a body is to meet; `instead` of a meeting of the calendar, if it is one that moves."""

    body: Body
    starts_at: datetime
    ends_at: datetime
    instead: Meeting | None = None

    @property
    def days(self) -> Span:
        """Its days, where the network is."""
        return Span(self._local(self.starts_at).date(), self._local(self.ends_at).date())

    @property
    def part(self) -> str:
        """The part of the day that it takes."""
        return part_between(self._local(self.starts_at), self._local(self.ends_at))

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.body.network.time_zone))


def place_notes(place: Place, occasion: MeetingTime) -> tuple[PlaceNote, ...]:
    """All there is to say of a place for an occasion (three queries)."""
    days, found = occasion.days, list[PlaceNote]()
    closed = closed_days(place, occasion.part, days.first, days.last)
    if closed:
        found.append(PlaceNote(PlaceFault.CLOSED, place, min(closed)))
    there = _received(place, occasion)
    if place.rooms is not None and len(there) >= place.rooms:
        found.append(PlaceNote(PlaceFault.TAKEN, place, days.first, tuple(there)))
    seats = seats_expected([occasion.body], days).get(occasion.body.pk, 0)
    if is_small(place, seats):
        found.append(PlaceNote(PlaceFault.SMALL, place, days.first, seats=seats))
    return tuple(found)


def _received(place: Place, occasion: MeetingTime) -> list[str]:
    """The bodies of the meetings of the calendar that are held there at the same time."""
    rows = Meeting.objects.filter(place=place, state__in=CALENDAR)
    rows = rows.filter(starts_at__lt=occasion.ends_at, ends_at__gt=occasion.starts_at)
    if occasion.instead:
        rows = rows.exclude(pk=occasion.instead.pk)
    return list(rows.order_by("starts_at", "pk").values_list("body__name", flat=True))
