from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import models

from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.models import Person
from tourdetable.domain.people.sorting import SortKeyField

LASTS = timedelta(days=365)
"""How long what was checked is not said to be old."""


class OutsideScheme(Versioned):
    """A body, a scheme or a place of concertation outside the network, in words of the network.

    `what`: what it does; `for_whom` and `territory`: for whom, and where; `led_by`: who leads it.
    `checked_on`: when a member last made sure of it; `ended_on`: since when it is no more, as far
    as is known: it stays, and says what was tried.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="schemes")
    name = models.CharField(max_length=200)
    acronym = models.CharField(max_length=30, blank=True)
    sort_key = SortKeyField(of=("name",))
    what = models.TextField(max_length=2_000)
    for_whom = models.CharField(max_length=300, blank=True)
    territory = models.CharField(max_length=200, blank=True)
    led_by = models.CharField(max_length=200, blank=True)
    address = models.URLField(max_length=500, blank=True)
    tags = models.ManyToManyField("tags.Tag", blank=True, related_name="schemes")
    checked_on = models.DateField()
    checked_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("sort_key", "id")
        constraints = (
            models.UniqueConstraint(fields=("network", "name"), name="one_scheme_a_name"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def told(self) -> dict[str, Any]:
        """Its events are of its network."""
        return {"network": self.network.slug, "subject": f"scheme:{self.pk}"}

    @property
    def called(self) -> str:
        """Its name, with its acronym where it has one."""
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

    @property
    def text(self) -> str:
        """All that is said of it under its name."""
        said = (self.acronym, self.what, self.for_whom, self.territory, self.led_by)
        return "\n".join(filter(None, said))

    def is_old(self, on: date) -> bool:
        """Whether nobody has made sure of it for long; what has ended changes no more."""
        return self.ended_on is None and self.checked_on + LASTS < on
