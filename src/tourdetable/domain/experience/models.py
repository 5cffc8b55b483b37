from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience
from tourdetable.domain.experience.enums import (
    DISCREET,
    PUBLISHED_FOR,
    KeptBecause,
    ReportState,
    SecondOpinion,
)
from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body, Network, Seat, one_of
from tourdetable.domain.people.enums import Tier
from tourdetable.domain.people.models import Person
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.uses.models import Use

ONE = "+"


class ExperienceCall(Versioned):
    """Whoever prepares the meetings of a body, or (`body` None) of the network, invites its members
    to tell a practice, until a day if one is said."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="experience_calls")
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.CASCADE, related_name="experience_calls"
    )
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    until = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name=ONE)
    closed_at = models.DateTimeField(null=True, blank=True)
    tags = models.ManyToManyField("tags.Tag", blank=True, related_name="experience_calls")

    class Meta:
        ordering = ("-opened_at", "-id")

    def __str__(self) -> str:
        return self.title

    @property
    def told(self) -> dict[str, Any]:
        """Its events are of its body, or of the network."""
        said: dict[str, Any] = {"network": self.network.slug, "subject": f"call:{self.pk}"}
        return said | ({"body": self.body_id, "facts": []} if self.body_id else {})


class ExperienceReport(Versioned):
    """A practice that a seat tells (CLUB-09): a sheet of short texts.

    `seat` carries it (None: `person`, who has an office and no seat). `topic` asks for a session,
    or is the one that it answers; `meeting` is one where it was told without a point. `when` and
    `territory` are free words. `published_on` is when it was first published.
    `checked` is the fingerprint of what was read again, so that nobody can be recognised
    (`sheets.fingerprint`): nothing is published that is not it, word for word.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="experiences")
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.CASCADE, related_name="experiences"
    )
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="experiences"
    )
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="experiences"
    )
    call = models.ForeignKey(
        ExperienceCall, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.SET_NULL, related_name="experiences"
    )
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="experiences"
    )
    title = models.CharField(max_length=200)
    urgent = models.BooleanField(default=False)
    proposed_at = models.DateTimeField()
    when = models.CharField(max_length=80, blank=True)
    territory = models.CharField(max_length=120, blank=True)
    tier = models.CharField(max_length=14, choices=Tier, blank=True)
    context = models.TextField(blank=True)
    done = models.TextField(blank=True)
    results = models.TextField(blank=True)
    difficulties = models.TextField(blank=True)
    levers = models.TextField(blank=True)
    otherwise = models.TextField(blank=True)
    transfer = models.TextField(blank=True)
    questions = models.TextField(blank=True)
    contacts = models.TextField(blank=True)
    tags = models.ManyToManyField("tags.Tag", blank=True, related_name="experiences")
    audience = models.CharField(max_length=10, default=Audience.NETWORK.value)
    attribution = models.CharField(max_length=12, default=Attribution.INSTITUTION.value)
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.DRAFT)
    checked = models.CharField(max_length=64, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name=ONE
    )
    published_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-proposed_at", "-id")
        constraints = (
            one_of(ReportState, "state", "experience_state_known"),
            models.CheckConstraint(
                condition=Q(audience__in=[one.value for one in PUBLISHED_FOR]),
                name="experience_audience_known",
            ),
            models.CheckConstraint(
                condition=Q(attribution__in=[one.value for one in Attribution]),
                name="experience_attribution_known",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.PUBLISHED)
                | (Q(published_on__isnull=False) & ~Q(checked="")),
                name="experience_published_once_checked",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def writable(self) -> bool:
        """Whether its carriers may change it."""
        return self.state == ReportState.DRAFT

    @property
    def discreet(self) -> bool:
        """Whether nothing may tell which institution it was."""
        return self.attribution in DISCREET

    @property
    def told(self) -> dict[str, Any]:
        """Its events are of the body of its seat."""
        said: dict[str, Any] = {"network": self.network.slug, "subject": f"experience:{self.pk}"}
        return said | ({"body": self.body_id, "facts": []} if self.body_id else {})


class ReportCarrier(models.Model):
    """Somebody of the network whom the carriers invite to write with them."""

    report = models.ForeignKey(ExperienceReport, on_delete=models.CASCADE, related_name="carriers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="carried_reports")
    invited_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("report", "person"), name="one_carrier_a_person"),
        )


class ReportDocument(models.Model):
    """A document beside a sheet, for the same readers."""

    report = models.ForeignKey(ExperienceReport, on_delete=models.CASCADE, related_name="documents")
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name=ONE)
    name = models.CharField(max_length=200)
    added_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name=ONE)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class KeptPassage(models.Model):
    """Why a passage that was found may stay; `key` stands for it in its sentence
    (`core.discretion`)."""

    report = models.ForeignKey(ExperienceReport, on_delete=models.CASCADE, related_name="kept")
    key = models.CharField(max_length=64)
    why = models.CharField(max_length=14, choices=KeptBecause)
    words = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name=ONE)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("report", "key"), name="one_reason_a_passage"),
            one_of(KeptBecause, "why", "passage_kept_why_known"),
        )


class SecondReading(models.Model):
    """A seat of another institution is asked to read a draft before it leaves; `text` is the
    fingerprint of what it read."""

    report = models.ForeignKey(ExperienceReport, on_delete=models.CASCADE, related_name="readings")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="second_readings")
    asked_at = models.DateTimeField()
    opinion = models.CharField(max_length=10, choices=SecondOpinion, default=SecondOpinion.WAITED)
    words = models.TextField(blank=True)
    text = models.CharField(max_length=64, blank=True)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name=ONE
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("report", "seat"), name="one_second_reading_a_seat"),
            one_of(SecondOpinion, "opinion", "second_opinion_known"),
        )


class ReportUse(Use):
    """“We tried it here, and this is what happened.”"""

    report = models.ForeignKey(ExperienceReport, on_delete=models.CASCADE, related_name="uses")

    class Meta(Use.Meta):
        indexes = (models.Index(fields=("report", "on"), name="experience_use_report_on"),)

    @property
    def told(self) -> dict[str, Any]:
        """Its events are those of its experience."""
        return self.report.told | {"use": self.pk}
