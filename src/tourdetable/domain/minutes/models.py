from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.networks.models import Seat, one_of
from tourdetable.domain.people.models import Person


class Minutes(Versioned):
    """The minutes of a meeting: Markdown with audience marks, from draft to circulated.

    `review_from` is the day since which the present text is in review. `adoption` is the charter's
    rule by which they were adopted; when it is `next_meeting`, `adopted_at` is the later meeting
    and `decision` what was decided there. `version` grows at each writing and each change of state.

    Circulated minutes may wait for a day, `embargo`, before they leave the body: `audience` is the
    body's until then, `later` how far they go that day; it is emptied once they have gone.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="record")
    text = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=MinutesState, default=MinutesState.DRAFT)
    audience = models.CharField(max_length=10, default="network")
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    review_from = models.DateField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    adoption = models.CharField(max_length=20, blank=True)
    adopted_at = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="adopts"
    )
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="adopted_minutes"
    )
    circulated_on = models.DateField(null=True, blank=True)
    embargo = models.DateField(null=True, blank=True)
    later = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "minutes"
        constraints = (
            one_of(MinutesState, "state", "minutes_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "review"], adopted_on=None, adoption="")
                | (
                    Q(state__in=["adopted", "circulated"], adopted_on__isnull=False)
                    & ~Q(adoption="")
                ),
                name="minutes_adopted_by_a_rule",
            ),
            models.CheckConstraint(
                condition=Q(state="circulated", circulated_on__isnull=False)
                | (~Q(state="circulated") & Q(circulated_on=None)),
                name="minutes_circulated_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(later="")
                | Q(state="circulated", audience="body", embargo__isnull=False),
                name="minutes_held_back_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(
                    adoption="next_meeting", adopted_at__isnull=False, decision__isnull=False
                )
                | (~Q(adoption="next_meeting") & Q(adopted_at=None, decision=None)),
                name="minutes_adopted_at_a_meeting_by_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", review_from=None)
                | (~Q(state="draft") & Q(review_from__isnull=False)),
                name="minutes_reviewed_from_a_day",
            ),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events name its meeting and its body."""
        network, subject = self.meeting.body.network.slug, f"minutes:{self.pk}"
        said = {"meeting": self.meeting_id, "body": self.meeting.body_id}
        return {"network": network, "subject": subject, **said}


class Revision(models.Model):
    """One writing of the minutes, kept so that nothing is lost.

    What one person writes in a draft within ten minutes of `at` is one row, which holds the last
    of it.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("version",)
        constraints = (
            models.UniqueConstraint(fields=("minutes", "version"), name="one_text_a_revision"),
        )


class Pen(models.Model):
    """A page on which somebody writes a section of the minutes (`title`, and which of that title).

    `hand` is drawn by the page, and `gesture` is the last one that it sent and that was kept: a
    page sends nothing more before it knows. Forgotten a day after `at`; others see it for a minute.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="pens")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    hand = models.UUIDField()
    title = models.TextField(blank=True)
    nth = models.PositiveIntegerField(default=1)
    gesture = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("minutes", "hand"), name="one_pen_a_page"),)


class Approval(models.Model):
    """A seat agrees with the text in review (`version`): a later change asks again."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="approvals")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="approvals")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("minutes", "seat", "version"), name="one_approval_a_seat"
            ),
        )


class Remark(models.Model):
    """A seat asks for a correction during the review; open until it is settled."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="remarks")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="remarks")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField()
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)


class MinutesReading(models.Model):
    """A seat said that it has read circulated minutes (ITC-13): nobody is watched reading."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="readings")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="readings")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("minutes", "seat"), name="one_reading_a_seat"),
        )
