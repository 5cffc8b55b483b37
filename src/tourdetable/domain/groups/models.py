from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.groups.enums import CallState, ReportKind
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body, Seat, one_of
from tourdetable.domain.people.models import Person
from tourdetable.domain.topics.models import Topic


class ThemeCall(Versioned):
    """A body that opens others (`kind`) asks its members for themes, from one day to another.

    `decision`: by which the themes were chosen; none while nobody could decide of it.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="theme_calls")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    opens = models.DateField()
    closes = models.DateField()
    tags = models.ManyToManyField("tags.Tag", blank=True, related_name="theme_calls")
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="theme_calls"
    )
    chosen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-opens", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(closes__gte=F("opens")), name="call_closes_after_it_opens"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def state_on(self, day: date) -> CallState:
        """Where it stands, on a day."""
        if self.chosen_at is not None:
            return CallState.CHOSEN
        if day < self.opens:
            return CallState.COMING
        return CallState.OPEN if day <= self.closes else CallState.CHOOSING

    @property
    def told(self) -> dict[str, Any]:
        """Its events change no fact: its topics tell theirs."""
        said = {"network": self.body.network.slug, "subject": f"theme_call:{self.pk}"}
        return said | {"body": self.body_id, "facts": []}


class CallTopic(models.Model):
    """A topic that answers a call; once one has chosen, whether it was `kept`, and then the
    `group` that it opened. Why it was not is the answer of the topic itself."""

    call = models.ForeignKey(ThemeCall, on_delete=models.CASCADE, related_name="answers")
    topic = models.OneToOneField(Topic, on_delete=models.PROTECT, related_name="call_answer")
    kept = models.BooleanField(null=True, blank=True)
    group = models.OneToOneField(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="call_answer"
    )

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(group=None) | Q(kept=True), name="only_kept_topics_open_groups"
            ),
        )


class Joining(models.Model):
    """A seat would take part in the group of a proposed theme; `person` says so."""

    answer = models.ForeignKey(CallTopic, on_delete=models.CASCADE, related_name="joinings")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("answer", "seat"), name="one_joining_a_seat"),
        )


class TermsOfReference(models.Model):
    """What a group is asked, and by whom: rows are only added, the highest `number` is in force.

    `existing`: who works on it already and what works; `added`: what the group brings beside
    (CLUB-06). `starts` and `ends` are the days of its work, `midway` that of its first report.
    `works`: what it is expected to produce, as `{"title", "due"}` (a day, ISO); what becomes of
    each is kept by the app that promises it. `reach`: how far its works are to go.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="terms")
    number = models.PositiveIntegerField()
    question = models.CharField(max_length=500)
    why = models.TextField(blank=True)
    commissioner = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    existing = models.TextField()
    added = models.TextField()
    perimeter = models.TextField(blank=True)
    wanted = models.TextField(blank=True)
    means = models.TextField(blank=True)
    method = models.TextField(blank=True)
    criteria = models.TextField(blank=True)
    reach = models.CharField(max_length=10, default=Audience.NETWORK.value)
    starts = models.DateField()
    midway = models.DateField()
    ends = models.DateField()
    works = models.JSONField(default=list, blank=True)
    tags = models.ManyToManyField("tags.Tag", blank=True, related_name="terms")
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("body", "number")
        constraints = (
            models.UniqueConstraint(fields=("body", "number"), name="one_terms_a_number"),
            models.CheckConstraint(
                condition=~Q(existing="") & ~Q(added=""), name="terms_say_what_exists_and_is_added"
            ),
            models.CheckConstraint(
                condition=Q(midway__gte=F("starts"), midway__lte=F("ends")),
                name="terms_days_in_order",
            ),
        )

    def __str__(self) -> str:
        return self.question

    @property
    def version(self) -> int:
        """By which two writers are told apart."""
        return self.number


class GroupStep(Versioned):
    """Something that a group does by a day; `seat` sees to it."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(max_length=200)
    due = models.DateField()
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="steps"
    )
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("due", "id")

    def __str__(self) -> str:
        return self.title

    @property
    def told(self) -> dict[str, Any]:
        """Its events change no fact."""
        said = {"network": self.body.network.slug, "subject": f"step:{self.pk}"}
        return said | {"body": self.body_id, "facts": []}


class GroupReport(Versioned):
    """What a group reports: a draft until it is given (`given_on`), once for each kind.

    `meeting`: of the body that opened the group, where it is presented.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="group_reports")
    kind = models.CharField(max_length=8, choices=ReportKind)
    done = models.TextField(blank=True)
    remains = models.TextField(blank=True)
    learnt = models.TextField(blank=True)
    becomes = models.TextField(blank=True)
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    given_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            one_of(ReportKind, "kind", "group_report_kind_known"),
            models.UniqueConstraint(fields=("body", "kind"), name="one_group_report_a_kind"),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events change no fact."""
        said = {"network": self.body.network.slug, "subject": f"group_report:{self.pk}"}
        return said | {"body": self.body_id, "facts": [], "report": self.kind}
