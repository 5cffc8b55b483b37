from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.models import Network, one_of
from tourdetable.domain.people.sorting import SortKeyField
from tourdetable.domain.places.enums import StepFree

LONGEST_WORDS = 402
"""Characters of a place's name and address together, with a comma."""


def halved(code: str) -> tuple[int, str]:
    """The weekday (0 is Monday) and the part of a half-day of the week: those of `"2:AM"`."""
    weekday, _colon, half = code.partition(":")
    return int(weekday), half


class Place(Versioned):
    """A venue where a network meets, and what people must know to come.

    `rooms`: how many of its meetings it holds at once (null: as many as one likes); `capacity`:
    how many people (null: it does not matter, or nobody knows). `sector`: the town or the district
    where nobody is far; nobody is expected in two on one day. `weekly_closed`: the half-days of
    every week on which it is closed, `"2:AM"` being Wednesday morning. `opening`: who opens, when,
    and how to reach them: for members.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="places")
    name = models.CharField(max_length=200)
    sort_key = SortKeyField(of=("name",))
    address = models.CharField(max_length=200, blank=True)
    sector = models.CharField(max_length=100, blank=True)
    rooms = models.PositiveSmallIntegerField(null=True, blank=True, default=1)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    weekly_closed = models.JSONField(default=list, blank=True)
    step_free = models.CharField(max_length=7, choices=StepFree, default=StepFree.UNKNOWN)
    accessibility = models.TextField(max_length=1_000, blank=True)
    directions = models.TextField(max_length=1_000, blank=True)
    opening = models.TextField(max_length=1_000, blank=True)

    class Meta:
        ordering = ("sort_key", "id")
        constraints = (
            models.UniqueConstraint(fields=("network", "name"), name="one_place_a_name"),
            one_of(StepFree, "step_free", "place_step_free_known"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def told(self) -> dict[str, Any]:
        """Its events are of its network."""
        return {"network": self.network.slug, "subject": f"place:{self.pk}"}

    @property
    def words(self) -> str:
        """Its name and address, as programmes, letters and calendars say where to go."""
        return words_of(self.name, self.address)

    @property
    def weekly_halves(self) -> list[tuple[int, str]]:
        """The half-days of every week on which it is closed: weekday (0 is Monday) and part."""
        return sorted(map(halved, self.weekly_closed))

    @property
    def access_is_known(self) -> bool:
        """Whether anything is said of how to come in, or how to get there."""
        return bool(self.step_free != StepFree.UNKNOWN or self.accessibility or self.directions)


class Closure(models.Model):
    """Days on which a place is closed, both included."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="closures")
    first = models.DateField()
    last = models.DateField()

    class Meta:
        ordering = ("first", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("place", "first", "last"), name="one_closure_a_stretch"
            ),
            models.CheckConstraint(
                condition=Q(last__gte=F("first")), name="closure_ends_after_start"
            ),
        )


def words_of(name: str, address: str) -> str:
    """How one says where a place is."""
    return f"{name}, {address}" if address else name
