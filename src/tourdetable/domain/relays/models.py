from __future__ import annotations

from typing import Any

from django.db import models

from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Seat, one_of
from tourdetable.domain.people.models import Person
from tourdetable.domain.relays.enums import RelayHow


class Relay(Versioned):
    """A seat carried circulated minutes to its own institution (ITC-16).

    `to_whom` and `came_back` are free words: to whom it was told there, and what they answered,
    which is often known later. A seat may relay the same minutes in several ways.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="relays")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="relays")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    how = models.CharField(max_length=10, choices=RelayHow)
    to_whom = models.CharField(max_length=300, blank=True)
    came_back = models.TextField(blank=True)
    on = models.DateField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("minutes", "seat"), name="relay_minutes_seat"),)
        constraints = (one_of(RelayHow, "how", "relay_how_known"),)

    @property
    def told(self) -> dict[str, Any]:
        """Its events name its minutes, its seat and the body that met; no word of anybody."""
        meeting = self.minutes.meeting
        network, subject = meeting.body.network.slug, f"relay:{self.pk}"
        said = {"minutes": self.minutes_id, "meeting": meeting.pk, "seat": self.seat_id}
        return {"network": network, "subject": subject, "body": meeting.body_id, **said}
