from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q

from tourdetable.domain.decisions.enums import Stance
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.models import Body, Seat, one_of
from tourdetable.domain.people.models import Person


class Consultation(Versioned):
    """A proposal put to the seats of a body between its meetings, until a moment.

    What each seat says is its `SeatVoice`: it is no position of a decision, and nothing that reads
    decisions reads it, until the consultation is concluded (`decision`) or `withdrawn_at`.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="consultations")
    title = models.CharField(max_length=300)
    why = models.TextField(blank=True)
    text = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    decision = models.OneToOneField(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="consultation"
    )

    class Meta:
        ordering = ("closes_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opened_at")), name="consultation_closes_later"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(decision=None), name="consultation_ends_once"
            ),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events name the body that is asked."""
        network, subject = self.body.network.slug, f"consultation:{self.pk}"
        return {"network": network, "subject": subject, "body": self.body_id}

    @property
    def last_day(self) -> date:
        """The last day on which one answers."""
        zone = ZoneInfo(self.body.network.time_zone)
        return (self.closes_at.astimezone(zone) - timedelta(seconds=1)).date()

    @property
    def ended(self) -> bool:
        """Whether nothing more is to come of it."""
        return self.withdrawn_at is not None or self.decision_id is not None


class SeatVoice(models.Model):
    """What a seat says in a consultation: one voice, that it may change until the end."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="voices")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="voices")
    stance = models.CharField(max_length=12, choices=Stance)
    words = models.TextField(blank=True)
    would_lift = models.TextField(blank=True)
    attribution = models.CharField(max_length=12, default="institution")
    said_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("consultation", "seat"), name="one_voice_a_seat_in_consultation"
            ),
            one_of(Stance, "stance", "voice_stance_known"),
        )
