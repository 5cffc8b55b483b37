"""Forms of evaluations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import LADDER, Audience
from tourdetable.domain.evaluation.actions.commenting import WORDS
from tourdetable.domain.evaluation.actions.interviewing import TEXT as LONGEST_NOTE
from tourdetable.domain.evaluation.actions.interviewing import WHOM, InterviewDetails
from tourdetable.domain.evaluation.actions.leading import TEXT, TITLE
from tourdetable.domain.evaluation.rules import OFFERED
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.questionnaires.models import Questionnaire
from tourdetable.interface.web.areas.evaluation.words import (
    NOTES,
    attribution_choices,
    audience_choices,
    survey_words,
)
from tourdetable.interface.web.base.fields import RowField, day_field, offer_rows, paragraph
from tourdetable.interface.web.base.forms import WriteForm, offer

SEVERAL = 2
"""From how many questionnaires on all may be ticked at once."""

OF_NOTES = tuple(one for one in LADDER if one is not Audience.PRESENT)
"""Who may read a note: what is for nobody else is not written down here."""


class CampaignForm(WriteForm):
    """What is evaluated, over which days, by which body."""

    body = RowField(label=gettext_lazy("Body that conducts it"))
    title = forms.CharField(label=gettext_lazy("Title"), max_length=TITLE)
    first = day_field(gettext_lazy("First day of the period"))
    last = day_field(
        gettext_lazy("Last day of the period"),
        help_text=gettext_lazy("It may be to come: figures are then those of the days past."),
    )

    def __init__(self, *args: Any, bodies: Iterable[Body], **more: Any) -> None:
        super().__init__(*args, **more)
        rows = offer_rows(self, "body", bodies, lambda body: body.name)
        if len(rows) == 1:
            self.fields["body"].widget = forms.HiddenInput()
            self.initial["body"] = next(iter(rows))
        self.acting_last()


class CampaignWordsForm(WriteForm):
    """How it is conducted, and what is concluded."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=TITLE)
    method = paragraph(
        gettext_lazy("How it is conducted"),
        gettext_lazy("Who is heard, when, what is looked at and what is not."),
        rows=6,
        longest=TEXT,
    )
    findings = paragraph(
        gettext_lazy("What we conclude and propose"),
        gettext_lazy(
            "What the figures and the words heard mean together; what should change. This is what "
            "the bodies approve."
        ),
        rows=14,
        longest=TEXT,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.acting_last()


class FigureCommentForm(WriteForm):
    """What is said of a figure, or of the whole."""

    words = paragraph(
        gettext_lazy("What you say of it"),
        gettext_lazy("It is part of the report: who reads the report reads it."),
        required=True,
        longest=WORDS,
    )
    attribution = forms.ChoiceField(
        label=gettext_lazy("Signed"), widget=forms.RadioSelect, initial="institution"
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "attribution", attribution_choices())
        self.acting_last()


class InterviewForm(WriteForm):
    """What somebody said, who reads it, and how far it is told whose words they are."""

    on = day_field(gettext_lazy("Day"))
    whom = forms.CharField(
        label=gettext_lazy("Who was heard"),
        help_text=gettext_lazy(
            "Their name, or what they do there. It is told only if you choose it below."
        ),
        max_length=WHOM,
    )
    seat = RowField(
        label=gettext_lazy("For which seat"),
        help_text=gettext_lazy("If they hold one: its institution or its college may be told."),
        required=False,
    )
    text = paragraph(
        gettext_lazy("What was said"),
        gettext_lazy("A passage may be kept to fewer people by the same marks as in minutes."),
        rows=10,
        required=True,
        longest=LONGEST_NOTE,
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Who reads it"), widget=forms.RadioSelect, initial=Audience.BODY.value
    )
    attribution = forms.ChoiceField(
        label=gettext_lazy("Told"), widget=forms.RadioSelect, initial=Attribution.NONE.value
    )

    def __init__(self, *args: Any, seats: Iterable[Seat], **more: Any) -> None:
        super().__init__(*args, **more)
        nobody = [("", _("No seat"))]
        offer_rows(self, "seat", seats, seat_label, first=nobody)
        offer(self, "audience", audience_choices(OF_NOTES, NOTES))
        offer(self, "attribution", attribution_choices())
        self.acting_last()

    @property
    def details(self) -> InterviewDetails:
        """What was written. Only on a valid form."""
        names = ("on", "whom", "text", "seat", "audience", "attribution")
        return InterviewDetails(**self.values(*names))

    def current_values(self, current: Any) -> dict[str, Any]:
        known = super().current_values(current)
        return {name: value for name, value in known.items() if name != "seat"}


def seat_label(seat: Seat) -> str:
    """An institution, and the body where it sits."""
    return f"{seat.institution} ({seat.body})"


class SurveysForm(WriteForm):
    """Which questionnaires belong to an evaluation; `hot`: how many follow meetings of its days."""

    every_hot = forms.BooleanField(required=False)
    some = forms.MultipleChoiceField(
        label=gettext_lazy("Questionnaires"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, rows: Sequence[Questionnaire], hot: int, **more: Any) -> None:
        super().__init__(*args, **more)
        self.rows = {str(row.pk): row for row in rows}
        offer(self, "some", [(pk, survey_label(row)) for pk, row in self.rows.items()])
        words = _("All those that were asked after meetings of the period (%(n)d)")
        self.fields["every_hot"].label = words % {"n": hot}
        if hot < SEVERAL:
            del self.fields["every_hot"]
        self.acting_last()

    @property
    def takes_hot(self) -> bool:
        """Whether all those that follow meetings are chosen. Only on a valid form."""
        return bool(self.cleaned_data.get("every_hot"))

    @property
    def chosen(self) -> list[Questionnaire]:
        """Those that were ticked. Only on a valid form."""
        return [self.rows[pk] for pk in self.cleaned_data["some"]]


def survey_label(row: Questionnaire) -> str:
    """A questionnaire, its body, and where it stands."""
    return f"{row.title} ({row.body.name}, {survey_words(row)})"


class PublicationForm(WriteForm):
    """Who may read the report."""

    audience = forms.ChoiceField(label=gettext_lazy("Who may read it"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "audience", audience_choices(OFFERED))
        self.acting_last()
