"""What is written about a deliverable: its terms, its text, its readers, where it went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tourdetable.core.words.audience import Audience
from tourdetable.domain.deliverables.actions.circulating import TO_WHOM
from tourdetable.domain.deliverables.actions.planning import BECAUSE, SUMMARY, WorkDetails
from tourdetable.domain.deliverables.actions.reviewing import COMMENT, LINE, LINES
from tourdetable.domain.deliverables.actions.reviewing import WORDS as SAID
from tourdetable.domain.deliverables.actions.writing import NOTE, TEXT
from tourdetable.domain.deliverables.enums import (
    CirculationHow,
    DeliverableKind,
    Licence,
    LineAnswer,
    ReviewVerdict,
)
from tourdetable.domain.deliverables.models import Deliverable, PeerReview
from tourdetable.domain.deliverables.rules import OFFERED
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.areas.deliverables.words import AUDIENCES, attribution_choices
from tourdetable.interface.web.areas.minutes.forms import MergingForm
from tourdetable.interface.web.areas.neighbours.shown import BeginningForm
from tourdetable.interface.web.base.fields import (
    DocumentField,
    RowField,
    TagsField,
    day_field,
    offer_rows,
)
from tourdetable.interface.web.base.forms import WriteForm, offer


class DeliverableForm(WriteForm):
    """What it is, for when, who makes it, for whom."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=[("", gettext_lazy("Choose")), *DeliverableKind.choices],
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    summary = forms.CharField(
        label=gettext_lazy("In a few lines: for whom, what for"),
        required=False,
        max_length=SUMMARY,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    due_on = day_field(gettext_lazy("For which day"), required=False)
    held_by = forms.MultipleChoiceField(
        label=gettext_lazy("Which seats make it?"), widget=forms.CheckboxSelectMultiple
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Who will read it"),
        help_text=gettext_lazy("Once it is approved and circulated; not before."),
        widget=forms.RadioSelect,
        initial=Audience.NETWORK.value,
    )
    attribution = forms.ChoiceField(
        label=gettext_lazy("Whose work it is told to be"), widget=forms.RadioSelect
    )
    licence = forms.ChoiceField(
        label=gettext_lazy("Under which licence"), choices=Licence.choices, initial=Licence.ETALAB
    )
    tags = TagsField()

    def __init__(self, data: Any = None, *, seats: Iterable[Seat], **more: Any) -> None:
        super().__init__(data, **more)
        self.seats = {str(seat.pk): seat for seat in seats}
        offer(self, "held_by", [(pk, str(seat)) for pk, seat in self.seats.items()])
        offer(self, "audience", [(a.value, capfirst(str(AUDIENCES[a]))) for a in OFFERED])
        offer(self, "attribution", attribution_choices())
        self.initial.setdefault("attribution", "institution")
        self.acting_last()

    @property
    def details(self) -> WorkDetails:
        """What was written. Only on a valid form."""
        names = ("kind", "title", "summary", "due_on", "audience", "attribution", "licence", "tags")
        held = [self.seats[pk] for pk in self.cleaned_data["held_by"]]
        return WorkDetails(held_by=held, **self.values(*names))

    def current_values(self, current: Any) -> dict[str, Any]:
        """What lists of things have become is not told word by word."""
        known = super().current_values(current)
        return {name: value for name, value in known.items() if name not in ("held_by", "tags")}


class PlanForm(DeliverableForm, BeginningForm):
    """The same, of a new one."""


class AbandonForm(WriteForm):
    """Why it is given up."""

    because = forms.CharField(
        label=gettext_lazy("Why"), max_length=BECAUSE, widget=forms.Textarea(attrs={"rows": 3})
    )


class WorkTextForm(MergingForm):
    """Its text, as it is being written."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        max_length=TEXT,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
    )

    def clean_base(self) -> str | None:
        """A text that was too long to be carried twice is compared, not merged."""
        began = super().clean_base()
        return began if began or not self.initial.get("text") else None


class VersionForm(WriteForm):
    """What is said of a version."""

    note = forms.CharField(
        label=gettext_lazy("What changed, in a line"), required=False, max_length=NOTE
    )


class DepositForm(VersionForm):
    """A file that is a version."""

    file = DocumentField()
    field_order = ("file", "note")

    def clean(self) -> dict[str, Any]:
        """What was sent, as `content` and `name` too."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        sent = written.get("file")
        written["content"], written["name"] = sent, str(getattr(sent, "name", ""))
        return written


class AskReaderForm(WriteForm):
    """Who is asked to read, and for when."""

    seat = RowField(label=gettext_lazy("Which seat, of another institution?"))
    wanted_by = day_field(gettext_lazy("Its answer is awaited by"), required=False)

    def __init__(self, data: Any = None, *, seats: Iterable[Seat], **more: Any) -> None:
        super().__init__(data, **more)
        none = [("", gettext_lazy("Choose a seat"))]
        offer_rows(
            self, "seat", seats, lambda seat: f"{seat.institution} ({seat.body})", first=none
        )
        self.acting_last()


class PeerReviewForm(WriteForm):
    """What a reader answers to each line, and says of the whole."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Is it ready to be approved?"),
        choices=ReviewVerdict.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("What is missing, or what you wish to say"),
        required=False,
        max_length=SAID,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, review: PeerReview, **more: Any) -> None:
        initial = {"verdict": review.verdict, "words": review.words}
        super().__init__(data, version=review.version, initial=initial, **more)
        self.asked: list[str] = []
        for number, (question, answer, comment) in enumerate(review.lines):
            self.ask(number, question, answer, comment)
        for name in ("verdict", "words"):
            self.fields[name] = self.fields.pop(name)
        self.acting_last()

    def ask(self, number: int, question: str, answer: str, comment: str) -> None:
        """One line of the checklist, and room for a word."""
        self.asked.append(question)
        self.fields[f"line_{number}"] = forms.ChoiceField(
            label=question,
            choices=LineAnswer.choices,
            required=False,
            widget=forms.RadioSelect(attrs={"class": "tdt-choices--inline"}),
            initial=answer,
        )
        about = _("A word about it (line %(number)d)") % {"number": number + 1}
        self.fields[f"word_{number}"] = forms.CharField(
            label=about, required=False, max_length=COMMENT, initial=comment
        )

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What was answered, line by line. Only on a valid form."""
        written = self.cleaned_data
        numbers = range(len(self.asked))
        return [(written[f"line_{one}"], written[f"word_{one}"]) for one in numbers]

    def current_values(self, current: Any) -> dict[str, Any]:
        return {"verdict": current.verdict, "words": current.words}


class ChecklistForm(WriteForm):
    """The network's own checklist: a line each."""

    lines = forms.CharField(
        label=gettext_lazy("What a reader is asked"),
        max_length=LINES * (LINE + 2),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy("One line each. The reviews that are under way keep their own."),
    )
    number = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def clean_lines(self) -> list[str]:
        return str(self.cleaned_data["lines"]).splitlines()


class CirculationForm(WriteForm):
    """To whom it went, how, when."""

    how = forms.ChoiceField(
        label=pgettext_lazy("circulation", "How"),
        choices=CirculationHow.choices,
        widget=forms.RadioSelect,
    )
    on = day_field(gettext_lazy("Which day"))
    bodies = forms.MultipleChoiceField(
        label=gettext_lazy("To which bodies"), required=False, widget=forms.CheckboxSelectMultiple
    )
    institutions = forms.MultipleChoiceField(
        label=gettext_lazy("To which institutions of the network"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    to_whom = forms.CharField(
        label=gettext_lazy("To others: who?"), required=False, max_length=TO_WHOM
    )

    def __init__(
        self,
        data: Any = None,
        *,
        work: Deliverable,
        bodies: Sequence[Body],
        institutions: Sequence[Institution],
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.rows: dict[str, dict[str, Any]] = {
            "bodies": {str(one.pk): one for one in bodies},
            "institutions": {str(one.pk): one for one in institutions},
        }
        for name, rows in self.rows.items():
            offer(self, name, [(pk, str(one)) for pk, one in rows.items()])
        self.initial.update(on=self.scene.today, bodies=[str(work.body_id)])
        self.acting_last()

    def clean(self) -> dict[str, Any]:
        """The rows that were chosen."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        for name, rows in self.rows.items():
            written[name] = [rows[pk] for pk in written.get(name, ())]
        return written
