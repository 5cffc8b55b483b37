from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q

from tourdetable.domain.decisions.enums import (
    ADOPTED,
    DecisionEffectKind,
    FollowUpState,
    ObjectionState,
    Outcome,
    Stance,
)
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.models import (
    Body,
    CharterException,
    CharterProposal,
    CharterVersion,
    Network,
    Seat,
    one_of,
)
from tourdetable.domain.people.models import Person


class Decision(Versioned):
    """A proposal put to a body at a meeting, and what came of it. `outcome` empty: still open.

    `carried_out_at` is set when something was done on the strength of the decision (its effects):
    from then on it is not reopened, only followed by another decision.
    `settled_at`: since when somebody has taken position; its effects change no more.
    `network` is that of its body: people say a reference without saying whose, so it is unique
    there (see ADR 40). `options` are those considered (see `options`); `owner` sees to it that it
    is carried out by `due`, and the body looks at it again on `review_on`. Once adopted, it
    replaces the one that it `supersedes`. `consulted_at`: when a consultation between meetings
    was concluded; its `meeting` is then the one whose minutes tell it, and none until one is dated.
    """

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="decisions", editable=False
    )
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="decisions")
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    reference = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    outcome = models.CharField(max_length=24, choices=Outcome, blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    carried_out_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True)
    options = models.JSONField(default=list, blank=True)
    owner = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="owned_decisions"
    )
    due = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    supersedes = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="successors"
    )
    consulted_at = models.DateTimeField(null=True, blank=True)
    tags = models.ManyToManyField("tags.Tag", blank=True, related_name="decisions")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("network", "reference"), name="one_reference_in_network"
            ),
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
            models.CheckConstraint(
                condition=Q(meeting__isnull=False) | Q(consulted_at__isnull=False),
                name="decision_at_a_meeting_or_consulted",
            ),
        )

    def save(self, *args: Any, **options: Any) -> None:
        if not self.network_id:
            self.network_id = self.body.network_id
        super().save(*args, **options)

    @property
    def at(self) -> datetime:
        """When the body decided, or puts it to decision."""
        return self.consulted_at or self.sitting.starts_at

    @property
    def sitting(self) -> Meeting:
        """The meeting at which it is put, or whose minutes tell it. As long as a consultation has
        none yet, an unsaved one stands for it: the body, on the day of the conclusion."""
        if self.meeting is not None:
            return self.meeting
        assert self.consulted_at is not None, "a constraint of the table"
        return Meeting(body=self.body, starts_at=self.consulted_at, ends_at=self.consulted_at)

    @property
    def told(self) -> dict[str, Any]:
        """Its events name its meeting, if it has one, and the body that decides."""
        network, subject = self.sitting.body.network.slug, f"decision:{self.pk}"
        said = {"meeting": self.meeting_id} if self.meeting_id else {}
        return {"network": network, "subject": subject, **said, "body": self.body_id}


class Position(models.Model):
    """Where a seat stands on a decision. An objection says what would lift it, and a reservation
    may."""

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


class DecisionEffect(models.Model):
    """What a decision does once adopted: part of the proposal, before anybody takes position.

    `identity` tells the effects of one decision apart. `charter` is the text in force when it was
    attached. An article is lifted from `starts` to `ends` for `body` (null: all the bodies); an
    exception is ended early, or a body closed, `ends` being then its last day. `draft` is the id of
    a draft of the year, which belongs to an app above this one (null: the calendar as it stands),
    and `year` its season. `content` is what people had before their eyes: the meetings of the draft
    or of the calendar, or the versions that a text was compared with.
    `work_version` is, likewise, the id of the version of a deliverable that is approved; `content`
    is then the number of the deliverable, that of the version, and its title. `campaign` is the id
    of the evaluation whose report is approved; `content` is its number, how many times the report
    had been given, and its title.
    `minutes` is, likewise, the id of the minutes that are adopted as they stand at
    `minutes_version` (that of the corrected version, where one supersedes them); `content` is then
    the id, day and title of their meeting. Where a body
    settles how its duties are shared, `content` is their codes, and `method` how they go round: it
    belongs to an app above this one. A body is opened from `starts` on: `content` is its kind, its
    name and its territory, and `diagnosis` the id of what was said of that territory, if any.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="effects")
    kind = models.CharField(max_length=24, choices=DecisionEffectKind)
    identity = models.CharField(max_length=300)
    charter = models.ForeignKey(CharterVersion, on_delete=models.PROTECT, related_name="+")
    clause = models.CharField(max_length=200, blank=True)
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    proposal = models.ForeignKey(
        CharterProposal, null=True, blank=True, on_delete=models.PROTECT, related_name="effects"
    )
    exception = models.ForeignKey(
        CharterException, null=True, blank=True, on_delete=models.PROTECT, related_name="effects"
    )
    draft = models.PositiveBigIntegerField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    content = models.JSONField(default=list, blank=True)
    method = models.JSONField(null=True, blank=True)
    minutes = models.PositiveBigIntegerField(null=True, blank=True)
    minutes_version = models.PositiveIntegerField(null=True, blank=True)
    work_version = models.PositiveBigIntegerField(null=True, blank=True)
    diagnosis = models.PositiveBigIntegerField(null=True, blank=True)
    campaign = models.PositiveBigIntegerField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("decision", "identity"), name="one_effect_an_identity"),
            one_of(DecisionEffectKind, "kind", "effect_kind_known"),
            models.CheckConstraint(
                condition=Q(kind="amend_text", proposal__isnull=False)
                | Q(
                    kind="lift_article",
                    starts__isnull=False,
                    ends__isnull=False,
                    ends__gte=F("starts"),
                )
                & ~Q(clause="")
                | Q(kind="end_exception", exception__isnull=False, ends__isnull=False)
                | Q(kind="publish_year", year__isnull=False)
                | Q(kind="open_body", starts__isnull=False)
                | Q(kind="close_body", body__isnull=False, ends__isnull=False)
                | Q(
                    kind__in=["adopt_minutes", "supersede_minutes"],
                    minutes__isnull=False,
                    minutes_version__isnull=False,
                )
                | Q(kind="settle_duties")
                | Q(kind="approve_deliverable", work_version__isnull=False)
                | Q(kind="approve_evaluation", campaign__isnull=False),
                name="effect_says_what_it_does",
            ),
        )


class FollowUp(models.Model):
    """What has to be done because of a decision: one owner seat, one day.

    `done_on` is the day on which it was done, or (`given_up`) on which one gave it up; until then
    it may have been begun. `proof` says what shows that it is done, or why one gave it up.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="follow_ups")
    what = models.CharField(max_length=300)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="follow_ups")
    due = models.DateField(null=True, blank=True)
    begun = models.BooleanField(default=False)
    done_on = models.DateField(null=True, blank=True)
    given_up = models.BooleanField(default=False)
    proof = models.TextField(blank=True)
    proof_url = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ("due", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(given_up=False) | Q(done_on__isnull=False) & ~Q(proof=""),
                name="given_up_on_a_day_with_reasons",
            ),
        )

    @property
    def state(self) -> FollowUpState:
        """Where it stands."""
        if self.done_on is not None:
            return FollowUpState.GIVEN_UP if self.given_up else FollowUpState.DONE
        return FollowUpState.DOING if self.begun else FollowUpState.TO_DO
