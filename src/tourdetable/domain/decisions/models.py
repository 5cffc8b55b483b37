from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.domain.decisions.enums import ADOPTED, ObjectionState, Outcome, Stance
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.models import Body, Seat, one_of
from tourdetable.domain.people.models import Person


class Decision(Versioned):
    """A proposal put to a body at a meeting, and what came of it. `outcome` empty: still open.

    `carried_out_at` is set when something was done on the strength of the decision (minutes
    adopted…): from then on it is not reopened, only followed by another decision.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="decisions")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    reference = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    outcome = models.CharField(max_length=24, choices=Outcome, blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    carried_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("body", "reference"), name="one_reference_in_body"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *Outcome.values]), name="decision_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", concluded_at=None)
                | (~Q(outcome="") & Q(concluded_at__isnull=False)),
                name="decision_concluded_with_outcome",
            ),
            models.CheckConstraint(
                condition=Q(carried_out_at=None) | Q(outcome__in=[*ADOPTED]),
                name="only_an_adopted_decision_is_carried_out",
            ),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events name its meeting."""
        network, subject = self.meeting.body.network.slug, f"decision:{self.pk}"
        return {"network": network, "subject": subject, "meeting": self.meeting_id}


class Position(models.Model):
    """Where a seat stands on a decision. An objection says what would lift it."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="positions")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="positions")
    stance = models.CharField(max_length=12, choices=Stance)
    words = models.TextField(blank=True)
    would_lift = models.TextField(blank=True)
    objection = models.CharField(max_length=12, choices=ObjectionState, blank=True)
    how_lifted = models.TextField(blank=True)
    attribution = models.CharField(max_length=12, default="institution")
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("decision", "seat"), name="one_position_a_seat"),
            one_of(Stance, "stance", "position_stance_known"),
            models.CheckConstraint(
                condition=(
                    Q(stance="object")
                    & Q(objection__in=ObjectionState.values)
                    & ~Q(words="")
                    & ~Q(would_lift="")
                )
                | (~Q(stance="object") & Q(objection="")),
                name="objection_is_argued",
            ),
        )


class FollowUp(models.Model):
    """What has to be done because of a decision: one owner seat, one day."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="follow_ups")
    what = models.CharField(max_length=300)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="follow_ups")
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("due", "id")
