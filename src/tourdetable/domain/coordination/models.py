from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.domain.coordination.enums import OutreachKind, SupportKind
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.models import Body, Network, Seat, one_of
from tourdetable.domain.people.models import Person


class SupportNote(Versioned):
    """Somebody who supports a body was in touch with it, or with one `seat` of it: what was said,
    and what was `agreed`, by when (`due`), until it is settled.

    It is read by whoever supports the body, and by those concerned: who sits there, or who holds
    that seat.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="support_notes")
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="support_notes"
    )
    kind = models.CharField(max_length=10, choices=SupportKind)
    on = models.DateField()
    words = models.TextField()
    agreed = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("-on", "-id")
        constraints = (
            one_of(SupportKind, "kind", "support_kind_known"),
            models.CheckConstraint(
                condition=~Q(agreed="") | Q(due=None, settled_on=None),
                name="only_what_was_agreed_is_due",
            ),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events name its body, and change no fact."""
        network, subject = self.body.network.slug, f"support:{self.pk}"
        return {"network": network, "subject": subject, "body": self.body_id, "facts": []}


class DatesCall(Versioned):
    """Whoever supports a body asks it for a date: that a meeting stand in its calendar by `until`.

    Nothing is drawn in its place. It is answered as soon as one does, and over once it is taken
    back or that day is past (see `queries.open_calls`).
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="dates_calls")
    until = models.DateField()
    words = models.TextField(blank=True)
    asked_on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("until", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(until__gte=models.F("asked_on")), name="dates_asked_for_later"
            ),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events name its body, and change no fact."""
        network, subject = self.body.network.slug, f"dates:{self.pk}"
        return {"network": network, "subject": subject, "body": self.body_id, "facts": []}


class Outreach(models.Model):
    """One action for many bodies, as it was done: never changed afterwards. `words` is what was
    said with it: a message, the name of a document."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="outreaches")
    kind = models.CharField(max_length=10, choices=OutreachKind)
    words = models.TextField(blank=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-id")
        constraints = (one_of(OutreachKind, "kind", "outreach_kind_known"),)


class OutreachPart(models.Model):
    """What became of it in one body: done, or why not (`words`, in the language of its author);
    `number`: how many people, seats or things it reached."""

    outreach = models.ForeignKey(Outreach, on_delete=models.CASCADE, related_name="parts")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    done = models.BooleanField()
    number = models.PositiveIntegerField(default=0)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("outreach", "body"), name="one_part_a_body"),
            models.CheckConstraint(
                condition=Q(done=True) | ~Q(words=""), name="what_was_not_done_says_why"
            ),
        )
