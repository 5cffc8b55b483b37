from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.core.charter.terms.model import Attribution
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.models import Seat, one_of
from tourdetable.domain.rounds.enums import ConsentStep, RoundKind, RoundState


class LiveSession(Versioned):
    """A sitting while it is led: where one is in its agenda, the time that is left, who leads.

    `seat`: the one that leads; null: whoever has the right. `rings_at`: when the time of the point
    is over; `left`: the seconds that were left when the clock was stopped (both null: no clock).
    `spoken`: by voice, the seconds in which it had the floor. It is emptied when the session ends:
    how long who spoke is known while they speak, and kept of nobody.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="live")
    point = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    rings_at = models.DateTimeField(null=True, blank=True)
    left = models.IntegerField(null=True, blank=True)
    shows_time = models.BooleanField(default=False)
    spoken = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(rings_at=None) | Q(left=None), name="clock_runs_or_is_stopped"
            ),
        )

    @property
    def told(self) -> dict[str, Any]:
        return told_of(self.meeting, f"live:{self.pk}")


class InTheRoom(models.Model):
    """Somebody who joined with the code of the room, without an account: for a seat, or for none.

    Forgotten with their name when the session ends; `nonce` is what their link is made of.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="joined")
    name = models.CharField(max_length=120)
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    nonce = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)


class Round(Versioned):
    """Something that is asked of the whole room at once.

    `waiting`, `speaking`, `done` and `passed` say, by voice (`s12`: a seat; `g3`: somebody without
    a seat), where a go-round is; `since`: when the one who has the floor took it. `per_seat`: how
    many dots a seat shares out, or how many sit at a table. A consent is about a `decision`, and at
    a `step`; that of a world café is the number of its conversation. `tables`: for each
    conversation, the voices of each table, its host first.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="rounds")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="rounds"
    )
    kind = models.CharField(max_length=10, choices=RoundKind)
    question = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=RoundState, default=RoundState.RUNNING)
    opened_at = models.DateTimeField()
    per_seat = models.PositiveSmallIntegerField(default=0)
    waiting = models.JSONField(default=list, blank=True)
    speaking = models.CharField(max_length=24, blank=True)
    since = models.DateTimeField(null=True, blank=True)
    done = models.JSONField(default=list, blank=True)
    passed = models.JSONField(default=list, blank=True)
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.CASCADE, related_name="rounds"
    )
    step = models.CharField(max_length=10, blank=True)
    tables = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            one_of(RoundKind, "kind", "round_kind_known"),
            one_of(RoundState, "state", "round_state_known"),
            models.CheckConstraint(
                condition=Q(kind="consent", step__in=ConsentStep.values, decision__isnull=False)
                | (~Q(kind="consent") & Q(decision=None) & (Q(step="") | Q(kind="cafe"))),
                name="consent_is_about_a_decision",
            ),
            models.UniqueConstraint(
                fields=("meeting",),
                condition=~Q(state=RoundState.OVER),
                name="one_round_at_a_time",
            ),
        )

    @property
    def told(self) -> dict[str, Any]:
        return told_of(self.meeting, f"round:{self.pk}")


class RoundOption(models.Model):
    """One of the proposals among which a round chooses."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("round", "position"), name="one_option_a_position"),
        )


class RoundEntry(models.Model):
    """What one voice says in a round: one entry, however many persons hold the seat (CLUB-12).

    `choices`: dots or grade by option. `named`: whom it proposes in an election. `label`: the name
    that somebody without a seat wants said.
    Which person wrote it is nowhere: the seat speaks.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="entries")
    step = models.CharField(max_length=10, blank=True)
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="said_in_rounds"
    )
    guest = models.ForeignKey(
        InTheRoom, null=True, blank=True, on_delete=models.SET_NULL, related_name="entries"
    )
    label = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    named = models.CharField(max_length=120, blank=True)
    choices = models.JSONField(default=dict, blank=True)
    stance = models.CharField(max_length=12, blank=True)
    would_lift = models.TextField(blank=True)
    attribution = models.CharField(
        max_length=12,
        choices=[(one.value, one.value) for one in Attribution],
        default=Attribution.INSTITUTION,
    )
    said_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "round entries"
        constraints = (
            models.UniqueConstraint(
                fields=("round", "step", "seat"), name="one_entry_a_seat_and_step"
            ),
            models.UniqueConstraint(
                fields=("round", "step", "guest"), name="one_entry_a_guest_and_step"
            ),
        )


def told_of(meeting: Meeting, subject: str) -> dict[str, Any]:
    """What events of a live session name: no fact of the charter changes by them."""
    said = {"meeting": meeting.pk, "body": meeting.body_id, "facts": []}
    return {"network": meeting.body.network.slug, "subject": subject, **said}
