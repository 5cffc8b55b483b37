from __future__ import annotations

from datetime import date
from secrets import randbits
from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body, one_of
from tourdetable.domain.people.models import Person
from tourdetable.domain.questionnaires.enums import (
    CHOSEN,
    AgreementScale,
    Breakdown,
    CommentState,
    QuestionKind,
    ReadBy,
    SentTo,
)

BITS = 62
"""Of what both engines keep as a whole number."""


def drawn_id() -> int:
    """An id that says nothing of when its row came: in SQLite it is also the row's place."""
    return randbits(BITS)


class Questionnaire(Versioned):
    """Questions that a body asks: written, then open from `opened_on` to `closes_on`, then closed
    (`closed_on`), then published or not.

    `room_code` opens it to whoever is shown it, without a link of their own. `asked` and
    `in_room` say how many were asked, and how many answered by that code, once it is closed.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="questionnaires")
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.CASCADE, related_name="questionnaires"
    )
    sent_to = models.CharField(max_length=10, choices=SentTo)
    breakdown = models.CharField(max_length=10, choices=Breakdown, default=Breakdown.NONE)
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    closes_on = models.DateField()
    room_code = models.CharField(max_length=20, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    read_by = models.CharField(max_length=10, choices=ReadBy, default=ReadBy.BODY)
    sendings = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    in_room = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-id",)
        constraints = (
            one_of(SentTo, "sent_to", "questionnaire_sent_to_known"),
            one_of(Breakdown, "breakdown", "questionnaire_breakdown_known"),
            one_of(ReadBy, "read_by", "questionnaire_read_by_known"),
            models.CheckConstraint(
                condition=Q(sent_to=SentTo.CAME, meeting__isnull=False)
                | (~Q(sent_to=SentTo.CAME) & Q(meeting=None)),
                name="questionnaire_of_a_meeting",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(opened_on__isnull=False),
                name="questionnaire_opened_first",
            ),
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(closed_on__isnull=False),
                name="questionnaire_closed_first",
            ),
            models.UniqueConstraint(
                fields=("room_code",), condition=~Q(room_code=""), name="one_room_code"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def told(self) -> dict[str, Any]:
        """Its events tell what is done with it, never an answer."""
        network, subject = self.body.network.slug, f"questionnaire:{self.pk}"
        said: dict[str, Any] = {"network": network, "subject": subject, "body": self.body_id}
        return said | {"facts": []}

    @property
    def is_draft(self) -> bool:
        return self.opened_on is None

    def takes_answers(self, on: date) -> bool:
        """Whether one may answer that day."""
        return self.opened_on is not None and self.closed_on is None and on <= self.closes_on

    def titled(self, language: str) -> str:
        """Its title in a language; in its own when it is not translated."""
        return chosen(language, self.title, self.title_en)

    def introduced(self, language: str) -> str:
        """The words before the questions, likewise."""
        return chosen(language, self.words, self.words_en)


def chosen(language: str, own: str, english: str) -> str:
    """The English words for those who read English, if there are any."""
    return english if english and language == "en" else own


class QuestionAsked(models.Model):
    """One question; `choices` are those of the kinds that list some, one a line."""

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.CASCADE, related_name="questions"
    )
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=QuestionKind)
    text = models.CharField(max_length=300)
    text_en = models.CharField(max_length=300, blank=True)
    choices = models.TextField(blank=True)
    choices_en = models.TextField(blank=True)

    class Meta:
        ordering = ("place", "id")
        constraints = (one_of(QuestionKind, "kind", "question_kind_known"),)

    def __str__(self) -> str:
        return self.text

    def asked_in(self, language: str) -> str:
        """Its words in a language."""
        return chosen(language, self.text, self.text_en)

    def offered(self, language: str) -> list[tuple[str, str]]:
        """Its choices: what is kept of each, and how it is called."""
        if self.kind == QuestionKind.SCALE:
            return [(code, str(label)) for code, label in AgreementScale.choices]
        if self.kind not in CHOSEN:
            return []
        own = self.choices.splitlines()
        english = self.choices_en.splitlines()
        lines = english if language == "en" and len(english) == len(own) else own
        return [(str(nth), line) for nth, line in enumerate(lines)]


class AskedPerson(models.Model):
    """Somebody was asked, by the nth sending; forgotten once the questionnaire is closed. `group`
    is what their sheet will say of them."""

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sending = models.PositiveIntegerField()
    group = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("questionnaire", "person"), name="one_asking_a_person"),
        )


class OpenLink(models.Model):
    """The link of somebody who was asked still opens: answering deletes it."""

    asked = models.OneToOneField(AskedPerson, on_delete=models.CASCADE, related_name="link")

    class Meta:
        ordering = ("asked",)


class AnswerSheet(models.Model):
    """What somebody chose: by question, the codes of choices. Nothing tells who, nor when."""

    id = models.BigIntegerField(primary_key=True, default=drawn_id)
    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.CASCADE, related_name="sheets"
    )
    group = models.CharField(max_length=80, blank=True)
    in_room = models.BooleanField(default=False)
    given = models.JSONField(default=dict)

    class Meta:
        ordering = ("id",)


class AnswerComment(models.Model):
    """What somebody wrote to a question, apart from what they chose. Once it has been read by
    hand, `text` is what is shown of it, or nothing."""

    id = models.BigIntegerField(primary_key=True, default=drawn_id)
    question = models.ForeignKey(QuestionAsked, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=CommentState, default=CommentState.WAITING)

    class Meta:
        ordering = ("id",)
        constraints = (one_of(CommentState, "state", "answer_comment_state_known"),)
