"""What is written to make a questionnaire, to read a comment, to publish."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.domain.questionnaires.actions.answering import LONGEST
from tourdetable.domain.questionnaires.actions.writing import (
    QUESTION,
    TITLE,
    WORDS,
    QuestionDetails,
    QuestionnaireDetails,
)
from tourdetable.domain.questionnaires.enums import Breakdown, QuestionKind, ReadBy, SentTo
from tourdetable.domain.questionnaires.models import Questionnaire
from tourdetable.domain.questionnaires.queries import questionnaires_of
from tourdetable.domain.questionnaires.rules import asks_whom
from tourdetable.domain.questionnaires.starting import COLD, HOT, SITE
from tourdetable.interface.language import short_day
from tourdetable.interface.web.base.fields import day_field
from tourdetable.interface.web.base.forms import WriteForm, offer

LATEST = 6
"""How many meetings, and former questionnaires, are offered."""

RADIO: dict[str, Any] = {"widget": forms.RadioSelect}

STARTS = (
    (HOT, gettext_lazy("Five questions to answer at once, after a meeting")),
    (COLD, gettext_lazy("Seven questions that look back, months later")),
    (SITE, gettext_lazy("Two questions about this site")),
    ("", gettext_lazy("No question yet: I write them")),
)

IN_ENGLISH = gettext_lazy("Only if some of those whom you ask read English more easily.")


def short_text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class QuestionnaireForm(WriteForm):
    """What is said before the questions, whom one asks, until when, by which groups."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=TITLE)
    whom = forms.ChoiceField(label=gettext_lazy("Whom do you ask?"), **RADIO)
    closes_on = day_field(
        gettext_lazy("Answers until the end of"),
        help_text=gettext_lazy("It closes by itself then, and the results can be read."),
    )
    breakdown = forms.ChoiceField(
        label=gettext_lazy("Results are shown"),
        choices=Breakdown.choices,
        help_text=gettext_lazy("Groups of fewer than five are never shown apart."),
        **RADIO,
    )
    words = forms.CharField(
        label=gettext_lazy("A few words before the questions"),
        max_length=WORDS,
        required=False,
        widget=short_text(3),
        help_text=gettext_lazy("Why you ask, and what the answers are for."),
    )
    title_en = forms.CharField(
        label=gettext_lazy("Title, in English"),
        max_length=TITLE,
        required=False,
        help_text=IN_ENGLISH,
    )
    words_en = forms.CharField(
        label=gettext_lazy("The same words, in English"),
        max_length=WORDS,
        required=False,
        widget=short_text(3),
    )

    def __init__(self, data: Any = None, *, body: Body, **more: Any) -> None:
        super().__init__(data, **more)
        wide = asks_whom(body, self.scene.charter)
        meetings = {f"{SentTo.CAME}-{one.pk}": came(one) for one in met(body, self.now_named())}
        others = {one.value: one.label for one in wide if one != SentTo.CAME}
        offer(self, "whom", {**meetings, **others}.items())

    def now_named(self) -> str:
        """The meeting that the form begins with, which is offered however old it is."""
        return str(self.initial.get("whom", "")).partition("-")[2]

    @property
    def details(self) -> QuestionnaireDetails:
        """What was written. Only on a valid form."""
        names = ("title", "closes_on", "breakdown", "words", "title_en", "words_en")
        sent_to = self.cleaned_data["whom"].partition("-")[0]
        return QuestionnaireDetails(sent_to=sent_to, **self.values(*names))

    @property
    def meeting(self) -> Meeting | None:
        """Of which those who came are asked. Only on a valid form."""
        number = self.cleaned_data["whom"].partition("-")[2]
        return Meeting.objects.get(pk=number) if number else None


def met(body: Body, named: str) -> list[Meeting]:
    """The latest meetings that were held, or go on; and the one that is named."""
    rows = body.meetings.filter(state=MeetingState.OPENED).order_by("-starts_at")
    found = list(rows[:LATEST])
    if named.isdigit() and not any(str(one.pk) == named for one in found):
        found += rows.filter(pk=named)
    for one in found:
        one.body = body
    return found


def came(meeting: Meeting) -> str:
    words = _("Those who come, or came, on %(day)s (%(title)s)")
    return words % {"day": short_day(meeting.day), "title": meeting.title}


class BeginForm(QuestionnaireForm):
    """The same, and what it begins with."""

    start = forms.ChoiceField(label=gettext_lazy("Begin with"), required=False, **RADIO)
    field_order = ("title", "whom", "start", "closes_on", "breakdown", "words")

    def __init__(self, data: Any = None, *, body: Body, **more: Any) -> None:
        super().__init__(data, body=body, **more)
        self.formers = {str(one.pk): one for one in questionnaires_of(body)[:LATEST]}
        words = _("The questions of “%(title)s”")
        known = [(pk, words % {"title": one}) for pk, one in self.formers.items()]
        offer(self, "start", [*STARTS, *known])
        self.acting_last()

    @property
    def former(self) -> Questionnaire | None:
        """The one whose questions are taken. Only on a valid form."""
        return self.formers.get(self.cleaned_data["start"])


class ClosingDayForm(WriteForm):
    """Another last day, once it is open."""

    closes_on = day_field(gettext_lazy("Answers until the end of"))


class QuestionForm(WriteForm):
    """One question."""

    text = forms.CharField(label=gettext_lazy("Question, or sentence"), max_length=QUESTION)
    kind = forms.ChoiceField(
        label=gettext_lazy("How does one answer?"), choices=QuestionKind.choices, **RADIO
    )
    choices = forms.CharField(
        label=gettext_lazy("Choices, one a line"),
        max_length=WORDS,
        required=False,
        widget=short_text(4),
        help_text=gettext_lazy("For one choice, or several."),
    )
    text_en = forms.CharField(
        label=gettext_lazy("The same, in English"),
        max_length=QUESTION,
        required=False,
        help_text=IN_ENGLISH,
    )
    choices_en = forms.CharField(
        label=gettext_lazy("The choices, in English"),
        max_length=WORDS,
        required=False,
        widget=short_text(4),
    )

    @property
    def details(self) -> QuestionDetails:
        """What was written. Only on a valid form."""
        return QuestionDetails(**self.values("kind", "text", "text_en", "choices", "choices_en"))


class CommentForm(WriteForm):
    """What is shown of a comment: nothing keeps it back."""

    text = forms.CharField(
        label=gettext_lazy("What is shown of it"),
        max_length=LONGEST,
        required=False,
        widget=short_text(5),
        help_text=gettext_lazy(
            "Take out what lets somebody be recognised, who wrote it or who is spoken of: […]. "
            "Leave nothing to keep it back."
        ),
    )


class PublishForm(WriteForm):
    """Who reads the results."""

    read_by = forms.ChoiceField(
        label=gettext_lazy("Who reads the results?"), choices=ReadBy.choices, **RADIO
    )
