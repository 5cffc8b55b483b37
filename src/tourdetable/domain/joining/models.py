from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.domain.joining.enums import InvitationState
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.models import Body, Network, Seat, one_of
from tourdetable.domain.people.models import Person


class Invitation(Versioned):
    """Somebody is invited to join a network; `person` is null as long as a member proposes them.

    `nonce` is what the link is made of: another one at each sending, so that the former link opens
    nothing. `sending` is the event of the last one, that the message tells (`notices`).
    What a member writes of whom they propose is kept until it is answered, their names and address
    no longer than that when it comes to nothing.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="invitations")
    state = models.CharField(max_length=10, choices=InvitationState)
    person = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="invitations"
    )

    body = models.ForeignKey(Body, null=True, on_delete=models.CASCADE, related_name="+")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.SET_NULL, related_name="+")
    college = models.CharField(max_length=40, blank=True)
    institution = models.CharField(max_length=200, blank=True)
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    reasons = models.TextField(max_length=2_000, blank=True)
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    proposed_for = models.ForeignKey(Seat, null=True, on_delete=models.SET_NULL, related_name="+")
    proposed_on = models.DateField(null=True)
    answer = models.TextField(max_length=2_000, blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_on = models.DateField(null=True)

    nonce = models.CharField(max_length=32, blank=True)
    invited_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    sending = models.ForeignKey(Event, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    joined_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("network", "state"), name="invitation_network_state"),)
        constraints = (
            one_of(InvitationState, "state", "invitation_state_known"),
            models.UniqueConstraint(
                fields=("network", "person"),
                condition=Q(state=InvitationState.SENT),
                name="one_invitation_waits_for_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(InvitationState.SENT, InvitationState.ACCEPTED))
                | Q(person__isnull=False, sending__isnull=False, expires_at__isnull=False)
                & ~Q(nonce=""),
                name="invitation_sent_to_somebody",
            ),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events are of its network."""
        return {"network": self.network.slug, "subject": f"invitation:{self.pk}"}

    @property
    def name(self) -> str:
        """Whom a member proposes, as long as it is kept."""
        return f"{self.given_name} {self.family_name}".strip()
