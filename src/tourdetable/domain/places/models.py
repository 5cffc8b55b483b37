from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tourdetable.domain.networks.models import Network


class Place(models.Model):
    """Where a network meets. `rooms` is how many of its meetings it can hold at once (null: it does not matter)."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="places")
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=200, blank=True)
    rooms = models.PositiveSmallIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(fields=("network", "name"), name="one_place_a_name"),
        )

    def __str__(self) -> str:
        return self.name


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

    def __str__(self) -> str:
        return f"{self.place_id} {self.first}–{self.last}"
