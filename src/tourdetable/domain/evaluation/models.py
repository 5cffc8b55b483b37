from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience
from tourdetable.domain.evaluation.enums import WRITTEN, CampaignState
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.people.models import Person
from tourdetable.domain.questionnaires.models import Questionnaire


class Campaign(Versioned):
    """An evaluation of what happened from `first` to `last`, both included (ITC-15).

    `body` conducts it since `begun_on`. `number` is its own in its network, for ever: its address
    is made of it. `method` says how it is conducted, `findings` what is concluded and proposed.
    Its figures are frozen as known on `frozen_on`. Its report was given on `given_on` to the bodies
    that approve it, for the `giving`-th time; all of them had approved it on `approved_on`. From
    `published_on`, `audience` reads it.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="campaigns")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="campaigns")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    first = models.DateField()
    last = models.DateField()
    begun_on = models.DateField()
    method = models.TextField(blank=True)
    findings = models.TextField(blank=True)
    frozen_on = models.DateField(null=True, blank=True)
    given_on = models.DateField(null=True, blank=True)
    giving = models.PositiveIntegerField(default=0)
    approved_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    audience = models.CharField(max_length=10, default=Audience.NETWORK.value)
    begun_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("network", "number"), name="one_campaign_a_number"),
            models.CheckConstraint(
                condition=Q(last__gte=F("first")), name="campaign_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(given_on=None) | Q(frozen_on__isnull=False),
                name="campaign_given_once_frozen",
            ),
            models.CheckConstraint(
                condition=Q(approved_on=None) | Q(given_on__isnull=False),
                name="campaign_approved_once_given",
            ),
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(approved_on__isnull=False),
                name="campaign_published_once_approved",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def within(self) -> Period:
        """The days that are evaluated."""
        return Period(self.first, self.last)

    @property
    def state(self) -> CampaignState:
        """Where it stands."""
        days = (
            (self.published_on, CampaignState.PUBLISHED),
            (self.approved_on, CampaignState.APPROVED),
            (self.given_on, CampaignState.GIVEN),
            (self.frozen_on, CampaignState.FROZEN),
        )
        return next((state for day, state in days if day), CampaignState.OPEN)

    @property
    def is_written(self) -> bool:
        """Whether its words may still be written."""
        return self.state in WRITTEN

    @property
    def told(self) -> dict[str, Any]:
        """Its events change what the charter knows of the evaluations of the network."""
        said: dict[str, Any] = {"network": self.network.slug, "subject": f"campaign:{self.pk}"}
        return said | {"by_body": self.body_id}


class FrozenFigure(models.Model):
    """A figure as it was when it was frozen: `indicator` by its code, over the period or the one
    `before`: from `first` to `last`.

    `lines` are what it rests on, as `freezing.line_kept` writes them; not `known` when nobody kept
    then what it reads. `seats`: how many seats they are about; `counts`, `of` and `number` are
    their sums. It was counted on `counted_on`, and is `told` unless that would tell of a few
    (`releases`). `said` keeps what the indicator was then, in words of each language
    (`freezing.said_of`).
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="frozen")
    indicator = models.CharField(max_length=40)
    before = models.BooleanField(default=False)
    first = models.DateField()
    last = models.DateField()
    counted_on = models.DateField()
    told = models.BooleanField(default=True)
    known = models.BooleanField(default=True)
    lines = models.JSONField(default=list)
    seats = models.PositiveIntegerField(default=0)
    counts = models.FloatField(default=0)
    of = models.FloatField(default=0)
    number = models.PositiveIntegerField(default=0)
    said = models.JSONField(default=dict)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "indicator", "before"), name="one_frozen_figure"
            ),
        )

    @property
    def waits(self) -> bool:
        """Whether it was counted too early to be told: before the end of its evaluation’s days."""
        return not self.told and self.said["seats"] and self.counted_on <= self.campaign.last


class CampaignQuestionnaire(models.Model):
    """A questionnaire belongs to an evaluation, whose report tells it since `told_on`.

    `sum` is the number, in the evaluation, of those with which it is added up. It is in one sum
    at most, for ever: two sums of which one has it more, subtracted, would tell what it hides.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="surveys")
    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.CASCADE, related_name="campaigns"
    )
    told_on = models.DateField(null=True, blank=True)
    sum = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "questionnaire"), name="one_campaign_questionnaire"
            ),
            models.UniqueConstraint(
                fields=("questionnaire",),
                condition=Q(sum__isnull=False),
                name="questionnaire_in_one_sum",
            ),
            models.CheckConstraint(
                condition=Q(sum=None) | Q(told_on__isnull=False), name="added_up_once_told"
            ),
        )


class FigureComment(Versioned):
    """What a seat of the body that conducts says of a figure, or (`indicator` empty) of the
    whole."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="comments")
    indicator = models.CharField(max_length=40, blank=True)
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="figure_comments"
    )
    words = models.TextField()
    attribution = models.CharField(max_length=12, default=Attribution.INSTITUTION.value)
    written_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    @property
    def told(self) -> dict[str, Any]:
        """Its events are told of the campaign; they change no fact."""
        return self.campaign.told | {"comment": self.pk, "indicator": self.indicator}


class InterviewNote(Versioned):
    """What somebody said to those who evaluate: `whom` in words, `institution` if it may be told.

    `audience` is that of the whole note, and of each passage that no mark keeps to fewer people;
    `attribution` says how much is told of whom.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="interviews")
    on = models.DateField()
    whom = models.CharField(max_length=200)
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="interviews"
    )
    text = models.TextField()
    audience = models.CharField(max_length=10, default=Audience.BODY.value)
    attribution = models.CharField(max_length=12, default=Attribution.NONE.value)
    written_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("on", "id")

    @property
    def told(self) -> dict[str, Any]:
        """Its events are told of the campaign; they change no fact."""
        return self.campaign.told | {"interview": self.pk}


class ReportApproval(models.Model):
    """A body is asked to approve a report, the `giving`-th time that it was given; the `decision`
    by which it did, and on which day."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="approvals")
    giving = models.PositiveIntegerField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    decision = models.ForeignKey(
        "decisions.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "giving", "body"), name="one_approval_a_body_a_giving"
            ),
            models.CheckConstraint(
                condition=Q(decision=None, approved_on=None)
                | Q(decision__isnull=False, approved_on__isnull=False),
                name="report_approved_by_a_decision",
            ),
        )
