from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from tourdetable.domain.commitments.enums import CommitmentKind, CommitmentState
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.models import Body, Seat, one_of
from tourdetable.domain.people.models import Person


class Theme(Versioned):
    """What a body works on from `starts` to `ends` (None: it goes on), both included (ITC-12)."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="themes")
    title = models.CharField(max_length=200)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("starts", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="theme_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def told(self) -> dict[str, Any]:
        """Its events change what the charter knows of its body."""
        network, subject = self.body.network.slug, f"theme:{self.pk}"
        said: dict[str, Any] = {"network": network, "subject": subject, "body": self.body_id}
        return said | {"facts": ["themes"]}


class Commitment(Versioned):
    """Somebody is asked to take part, from `starts` to `ends`, in a theme or (`theme` None) in the
    work of a group; and what they answered (ITC-12, CLUB-15).

    They are asked for a `seat` that they hold, or as a `guest`. `words`: why it is declined, or
    ended early on `ends`; `asked_until` is then the last day that was asked for.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="commitments")
    theme = models.ForeignKey(
        Theme, null=True, blank=True, on_delete=models.CASCADE, related_name="commitments"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="commitments")
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    guest = models.ForeignKey(
        Guest, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    kind = models.CharField(max_length=16, choices=CommitmentKind)
    state = models.CharField(max_length=8, choices=CommitmentState, default=CommitmentState.ASKED)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    asked_until = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            one_of(CommitmentKind, "kind", "commitment_kind_known"),
            one_of(CommitmentState, "state", "commitment_state_known"),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")),
                name="commitment_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(seat=None) | Q(guest=None), name="commitment_for_a_seat_or_as_a_guest"
            ),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events change what the charter knows of its body."""
        network, subject = self.body.network.slug, f"commitment:{self.pk}"
        said: dict[str, Any] = {"network": network, "subject": subject, "body": self.body_id}
        return said | {"facts": ["commitments"]}
