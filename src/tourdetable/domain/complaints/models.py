from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.domain.complaints.enums import ComplaintLetter, ComplaintSubject
from tourdetable.domain.journal.departures import Departure, DepartureState, sent_at_a_moment
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.models import Network, one_of
from tourdetable.domain.people.models import Person


class Complaint(Versioned):
    """What somebody says does not work, on the site or in a `network`, and what was answered.

    `page` is where it happened, as they say it; `email` is empty when they read the answer by their
    link alone (made of `nonce`). It is due on `due_on`, or on `deferred_until`, a later day for
    which a reason was told (`deferred_because`). `desk` is the address of whoever ran the site that
    day.
    """

    subject = models.CharField(max_length=14, choices=ComplaintSubject)
    network = models.ForeignKey(
        Network, null=True, blank=True, on_delete=models.SET_NULL, related_name="complaints"
    )
    page = models.CharField(max_length=300, blank=True)
    words = models.TextField()
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=10, blank=True)
    desk = models.EmailField(blank=True)
    nonce = models.CharField(max_length=32)
    made_at = models.DateTimeField()
    due_on = models.DateField()
    deferred_until = models.DateField(null=True, blank=True)
    deferred_because = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("answered_at", "due_on"), name="complaint_due"),)
        constraints = (
            one_of(ComplaintSubject, "subject", "complaint_subject_known"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="complaint_answered_in_words",
            ),
            models.CheckConstraint(
                condition=Q(deferred_until=None, deferred_because="")
                | (Q(deferred_until__gt=models.F("due_on")) & ~Q(deferred_because="")),
                name="complaint_deferred_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What people call it: `R-2027-12`."""
        return f"R-{self.made_at.year}-{self.pk}"

    @property
    def due(self) -> date:
        """The last day to answer."""
        return self.deferred_until or self.due_on

    @property
    def waits(self) -> bool:
        return self.answered_at is None

    def is_overdue(self, on: date) -> bool:
        """Whether its answer should have come before that day."""
        return self.waits and self.due < on

    @property
    def told(self) -> dict[str, Any]:
        """Its events name it, and none of its words."""
        open_yet = self.network is not None and self.network.closed_on is None
        slug = self.network.slug if self.network and open_yet else ""
        return {"network": slug, "subject": f"complaint:{self.pk}"}


class ComplaintMessage(Departure):
    """A message about a complaint to an address, once a day at most."""

    AROUND = ("complaint__network",)

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="messages")
    letter = models.CharField(max_length=10, choices=ComplaintLetter)
    to = models.EmailField()
    day = models.DateField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("complaint", "letter", "to", "day"), name="one_complaint_message_a_day"
            ),
            one_of(ComplaintLetter, "letter", "complaint_letter_known"),
            one_of(DepartureState, "state", "complaint_message_state_known"),
            models.CheckConstraint(
                condition=sent_at_a_moment(), name="complaint_message_sent_at_a_moment"
            ),
        )

    @property
    def recipient(self) -> str:
        return self.to

    @property
    def sort(self) -> str:
        return f"{self.get_letter_display()} ({self.complaint})"

    @property
    def shown_in(self) -> str:
        return self.complaint.network.slug if self.complaint.network else ""
