from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body, Seat, one_of
from tourdetable.domain.people.models import Person
from tourdetable.domain.rota.enums import RotaOrder, SwapState


class RotaMethod(Versioned):
    """How a body has its duties go round from `starts` to `ends` (None: until another one), as a
    `decision` settled it (ITC-06).

    `length`: how many meetings in a row a seat keeps a duty. `sequence`: the ids of the seats, in
    the order of the list, where `order` is that of a list. `volunteers_first`: whoever offers
    themselves passes before. `kit_days`: how many days before a meeting whoever has a duty there is
    sent its kit.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="rota_methods")
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="rota_methods"
    )
    order = models.CharField(max_length=8, choices=RotaOrder, default=RotaOrder.FEWEST)
    sequence = models.JSONField(default=list, blank=True)
    volunteers_first = models.BooleanField(default=True)
    length = models.PositiveSmallIntegerField(default=1)
    kit_days = models.PositiveSmallIntegerField(default=14)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("starts", "id")
        constraints = (
            one_of(RotaOrder, "order", "rota_order_known"),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="rota_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(length__gte=1), name="a_turn_lasts_a_meeting"),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events are of its body."""
        network, subject = self.body.network.slug, f"rota:{self.pk}"
        return {"network": network, "subject": subject, "body": self.body_id}


class Exemption(models.Model):
    """A seat that takes no turn under a method, and why."""

    method = models.ForeignKey(RotaMethod, on_delete=models.CASCADE, related_name="exemptions")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="exemptions")
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("method", "seat"), name="one_exemption_a_seat"),
        )


class Swap(Versioned):
    """A seat asks another one to take its turn; `in_exchange`: of a meeting where the other has the
    same or another duty (`duty_back`), which the first one takes.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="swaps")
    duty = models.CharField(max_length=40)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="swaps_asked")
    other = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="swaps_received")
    in_exchange = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    duty_back = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=SwapState, default=SwapState.ASKED)
    words = models.CharField(max_length=500, blank=True)
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            one_of(SwapState, "state", "swap_state_known"),
            models.CheckConstraint(condition=~Q(seat=F("other")), name="swap_with_another_seat"),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events are of the meeting's body."""
        body = self.meeting.body
        said: dict[str, Any] = {"network": body.network.slug, "subject": f"swap:{self.pk}"}
        return said | {"body": body.pk, "meeting": self.meeting_id}


class SkippedTurn(models.Model):
    """A seat gave its turn up without anybody in exchange: it is still owed (`reason`: why)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="skipped_turns")
    duty = models.CharField(max_length=40)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="skipped_turns")
    reason = models.CharField(max_length=500)
    skipped_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    skipped_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("meeting", "duty", "seat"), name="one_skip_a_turn"),
        )
