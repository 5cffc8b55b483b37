from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.enums import (
    CorrectionState,
    MinutesState,
    RemarkAnswer,
    RemarkKind,
)
from tourdetable.domain.networks.models import Seat, one_of
from tourdetable.domain.people.models import Person


class Minutes(Versioned):
    """The minutes of a meeting: Markdown with audience marks, from draft to circulated.

    `review_from` is the day since which the present text is in review. `adoption` is the charter's
    rule by which they were adopted; when it is `next_meeting`, `adopted_at` is the later meeting
    and `decision` what was decided there. `version` grows at each writing and each change of state.

    Circulated minutes may wait for a day, `embargo`, before they leave the body: `audience` is the
    body's until then, `later` how far they go that day; it is emptied once they have gone.
    `edition` is 1, then one more for each corrected version that superseded the former one.
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
    edition = models.PositiveSmallIntegerField(default=1)

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

    What one person writes in a draft within ten minutes is one row, which holds the last of it: its
    text, its version, when.
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


class CoSignature(models.Model):
    """Somebody who was there wrote the minutes with the others: they sign the text in review
    (`version`), for the seat that they came for. A later change asks again; `stands` once the text
    that they signed is the one that was adopted (CLUB-17)."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="cosignatures")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    stands = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("minutes", "person", "version"), name="one_signature_a_person"
            ),
        )


class Remark(models.Model):
    """What a seat says of the text in review; open until it is answered.

    `quote` was copied by its author from their own reading, and `audience` is that of the passage:
    the remark goes no further than what it is about. With `proposed`, the words to put in its
    place, it is a suggestion; `taken_in` is the version of the text that took it up. `reason` says
    why it was declined.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="remarks")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="remarks")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=10, choices=RemarkKind, default=RemarkKind.CORRECTION)
    quote = models.TextField(blank=True)
    proposed = models.TextField(blank=True)
    audience = models.CharField(max_length=10, default=Audience.BODY.value)
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=RemarkAnswer, blank=True)
    reason = models.TextField(blank=True)
    taken_in = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            one_of(RemarkKind, "kind", "remark_kind_known"),
            models.CheckConstraint(
                condition=Q(settled_at=None, answer="", reason="", taken_in=None)
                | Q(settled_at__isnull=False, answer="settled", reason="", taken_in=None)
                | Q(settled_at__isnull=False, answer="taken", reason="", taken_in__isnull=False)
                | Q(settled_at__isnull=False, answer="declined", taken_in=None) & ~Q(reason=""),
                name="remark_answered_once",
            ),
            models.CheckConstraint(
                condition=Q(proposed="") | Q(kind="correction") & ~Q(quote=""),
                name="suggestion_quotes_what_it_replaces",
            ),
            models.CheckConstraint(
                condition=~Q(words="") | ~Q(proposed=""), name="remark_says_something"
            ),
        )

    @property
    def suggests(self) -> bool:
        """Whether it proposes words in place of others."""
        return bool(self.proposed)


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


class Edition(models.Model):
    """A former edition of adopted minutes, as it was adopted: kept whole, and never edited.

    `digest` is that of its text, which the journal holds; `because` why another one superseded it.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    adopted_on = models.DateField()
    adoption = models.CharField(max_length=20)
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    superseded_on = models.DateField()
    because = models.TextField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("minutes", "number"), name="one_edition_a_number"),
        )


class MinutesCorrection(Versioned):
    """A corrected version of adopted minutes, with its reason: written apart, then put to the body,
    which adopts it as the charter has minutes adopted. `sent_back` is what a seat asked of it."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="corrections")
    text = models.TextField()
    reason = models.TextField()
    state = models.CharField(
        max_length=10, choices=CorrectionState, default=CorrectionState.WRITING
    )
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField()
    put_on = models.DateField(null=True, blank=True)
    sent_back = models.TextField(blank=True)
    sent_back_by = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("id",)
        constraints = (
            one_of(CorrectionState, "state", "correction_state_known"),
            models.UniqueConstraint(
                fields=("minutes",),
                condition=Q(state__in=["writing", "put"]),
                name="one_correction_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="put", put_on__isnull=False) | ~Q(state="put"),
                name="correction_put_on_a_day",
            ),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events are told of the minutes that it corrects."""
        return self.minutes.told | {"correction": self.pk}


class CorrectionApproval(models.Model):
    """A seat agrees with a corrected version as it stands (`version`)."""

    correction = models.ForeignKey(
        MinutesCorrection, on_delete=models.CASCADE, related_name="approvals"
    )
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("correction", "seat", "version"), name="one_approval_a_seat_and_correction"
            ),
        )
