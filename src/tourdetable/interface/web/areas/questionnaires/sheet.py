"""The sheet that one fills in: a field a question, on a phone, without a script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tourdetable.core.discretion.clues import clues
from tourdetable.domain.questionnaires.actions.answering import LONGEST, Given
from tourdetable.domain.questionnaires.enums import QuestionKind
from tourdetable.domain.questionnaires.models import QuestionAsked
from tourdetable.interface.web.base.forms import PlainForm

PREFIX = "q"


class QuestionsForm(PlainForm):
    """The questions of a questionnaire. `noticed` are words that may let somebody be recognised:
    one is told of them once before they leave."""

    gesture = forms.UUIDField(widget=forms.HiddenInput)
    looked = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1)
    noticed: tuple[str, ...] = ()

    def __init__(self, data: Any = None, *, questions: Sequence[QuestionAsked]) -> None:
        super().__init__(data, initial={"gesture": uuid4()})
        self.questions = questions
        for one in questions:
            self.fields[name_of(one)] = field_of(one)

    @property
    def given(self) -> Given:
        """What was answered. Only on a valid form."""
        return {one.pk: as_given(one, self.cleaned_data[name_of(one)]) for one in self.questions}

    def clean(self) -> dict[str, Any]:
        written = super().clean() or self.cleaned_data
        if not self.errors and not any(written.get(name_of(one)) for one in self.questions):
            raise ValidationError(_("Answer one question at least."))
        return written

    def must_be_looked_at(self) -> bool:
        """Whether one is told of words before they leave. Only on a valid form."""
        texts = [str(self.cleaned_data[name_of(one)]) for one in self.questions if is_words(one)]
        self.noticed = tuple(dict.fromkeys(clue.text for text in texts for clue in clues(text)))
        if not self.noticed or self.cleaned_data["looked"]:
            return False
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["looked"] = "1"
        self.data = data
        return True


def name_of(question: QuestionAsked) -> str:
    return f"{PREFIX}{question.pk}"


def is_words(question: QuestionAsked) -> bool:
    return question.kind == QuestionKind.WORDS


def as_given(question: QuestionAsked, value: Any) -> Any:
    """The codes of what was chosen, or what was written."""
    if question.kind in (QuestionKind.WORDS, QuestionKind.SEVERAL):
        return value
    return [value] if value else []


def field_of(question: QuestionAsked) -> forms.Field:
    """How one answers a question; none has to be answered."""
    language = get_language() or ""
    known: dict[str, Any] = {"label": question.asked_in(language), "required": False}
    if is_words(question):
        return words_field(known)
    choices = question.offered(language)
    if question.kind == QuestionKind.SEVERAL:
        return forms.MultipleChoiceField(
            choices=choices, widget=forms.CheckboxSelectMultiple, **known
        )
    inline = {"class": "tdt-choices--inline"} if question.kind == QuestionKind.SCALE else {}
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect(attrs=inline), **known)


def words_field(known: dict[str, Any]) -> forms.Field:
    """A few lines, and what not to write there."""
    help_text = _(
        "Write nothing that lets somebody be recognised, you or another: no name, no place of "
        "work, no story that only one person can tell. Somebody reads this before it is shown."
    )
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(max_length=LONGEST, widget=area, help_text=help_text, **known)
