"""What is written of a diagnosis, brought to it, asked and answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.convention.actions.deploying import Deployment
from tourdetable.domain.convention.actions.diagnosing import LINE, DiagnosisDetails, EntryDraft
from tourdetable.domain.convention.actions.periods import WORDS
from tourdetable.domain.convention.enums import DiagnosisEntryKind, PartnerAnswer
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.areas.convention.forms import SendingForm, decision_label
from tourdetable.interface.web.base.fields import RowField, day_field, offer_rows, paragraph
from tourdetable.interface.web.base.forms import PlainForm, WriteForm, offer

FIELDS = {
    DiagnosisEntryKind.FIGURE: ("value", "source", "year", "address"),
    DiagnosisEntryKind.FACILITY: ("place",),
    DiagnosisEntryKind.ISSUE: (),
    DiagnosisEntryKind.SOURCE: ("address",),
    DiagnosisEntryKind.WORDS: (),
}
"""What is asked of each kind of entry, beside its words."""

WORDED = {
    DiagnosisEntryKind.FIGURE: gettext_lazy("What this figure counts"),
    DiagnosisEntryKind.FACILITY: gettext_lazy("Which facility"),
    DiagnosisEntryKind.ISSUE: gettext_lazy("The issue, in a few lines"),
    DiagnosisEntryKind.SOURCE: gettext_lazy("The source: study, minutes, interview…"),
    DiagnosisEntryKind.WORDS: gettext_lazy("What your institution sees there"),
}


class DiagnosisForm(WriteForm):
    """What a diagnosis is about."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    territory = forms.CharField(
        label=gettext_lazy("Territory"),
        max_length=200,
        help_text=gettext_lazy("As people say it: municipalities, neighbourhoods."),
    )
    body = RowField(label=gettext_lazy("Body that is there already"), required=False)
    words = paragraph(
        gettext_lazy("Why this territory"),
        gettext_lazy("What the partners retain of it, in a few lines."),
        rows=5,
        longest=WORDS,
    )

    def __init__(self, *args: Any, bodies: Iterable[Body], **more: Any) -> None:
        super().__init__(*args, **more)
        none = [("", _("No body yet"))]
        offer_rows(self, "body", bodies, lambda body: body.name, first=none)

    @property
    def details(self) -> DiagnosisDetails:
        """What was written. Only on a valid form."""
        return DiagnosisDetails(**self.values("title", "territory", "words", "body"))


class DiagnosisWordsForm(DiagnosisForm, SendingForm):
    """The same, with a document."""

    field_order = ("title", "territory", "body", "words", "file")


class EntryFields(PlainForm):
    """What is brought, of one kind, here or by a link."""

    words = paragraph("", rows=3, required=True, longest=LINE)
    value = forms.CharField(
        label=gettext_lazy("Figure"),
        max_length=60,
        help_text=gettext_lazy("With its unit: 12,400 inhabitants, 34 %."),
    )
    source = forms.CharField(label=gettext_lazy("Who publishes it"), max_length=200)
    year = forms.IntegerField(label=gettext_lazy("Of which year"))
    place = forms.CharField(label=gettext_lazy("Where"), max_length=200, required=False)
    address = forms.CharField(
        label=gettext_lazy("Web address"),
        max_length=500,
        required=False,
        widget=forms.URLInput,
    )

    def __init__(self, *args: Any, of: DiagnosisEntryKind, **more: Any) -> None:
        super().__init__(*args, **more)
        self.kind = of
        self.fields["words"].label = WORDED[of]
        for name in {"value", "source", "year", "place", "address"} - {*FIELDS[of]}:
            del self.fields[name]

    @property
    def draft(self) -> EntryDraft:
        """What was written. Only on a valid form."""
        names = ("words", *FIELDS[self.kind])
        said = {name: self.cleaned_data[name] for name in names}
        return EntryDraft(kind=self.kind.value, **said)


class EntryForm(EntryFields, WriteForm):
    """The same, brought by a member."""


class CallingForm(WriteForm):
    """Which institutions that sit are called on."""

    institutions = forms.MultipleChoiceField(
        label=gettext_lazy("Institutions that sit in the network"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Those that signed and cover something of the territory, or run a facility there, are "
            "ticked, as far as this is said here."
        ),
    )

    def __init__(self, *args: Any, known: Iterable[Institution], **more: Any) -> None:
        super().__init__(*args, **more)
        self.known = {str(one.pk): one for one in known}
        offer(self, "institutions", [(pk, one.name) for pk, one in self.known.items()])

    def clean_institutions(self) -> list[Institution]:
        """Those who are asked."""
        return [self.known[pk] for pk in self.cleaned_data["institutions"]]


class PuttingForm(CallingForm):
    """Who is asked to approve a diagnosis."""

    institutions = forms.MultipleChoiceField(
        label=gettext_lazy("Partners who are asked to approve it"),
        widget=forms.CheckboxSelectMultiple,
    )
    asked_on = day_field(
        gettext_lazy("Asked on"),
        help_text=gettext_lazy("A day in the past, if they were asked elsewhere before."),
    )


class PartnerFields(PlainForm):
    """What a partner answers, here or by a link."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Your institution"),
        choices=PartnerAnswer.choices,
        widget=forms.RadioSelect,
    )
    answered_on = day_field(
        gettext_lazy("On which day"),
        help_text=gettext_lazy("The day on which it was decided where you work."),
    )
    words = paragraph(
        gettext_lazy("In a few words"),
        gettext_lazy("Needed if something stands in the way: what would have to change."),
    )


class PartnerForm(PartnerFields, WriteForm):
    """The same, answered by a seat."""


class PublicForm(WriteForm):
    """Whether strangers read the portrait."""

    public = forms.BooleanField(
        label=gettext_lazy("Everybody may read its portrait once it is shared"), required=False
    )


class DeploymentForm(WriteForm):
    """Which body opens on the territory, by which decision."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of body"), widget=forms.RadioSelect)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    starts = day_field(gettext_lazy("First day"))
    decision = RowField(
        label=gettext_lazy("Decided by"),
        required=False,
        help_text=gettext_lazy("The decision by which this body opens, where the charter asks."),
    )

    def __init__(self, *args: Any, decisions: Iterable[Decision], **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = self.scene.charter.vocabulary.body_kinds.values()
        offer(self, "kind", [(kind.code, kind.name) for kind in kinds])
        offer_rows(self, "decision", decisions, decision_label, first=[("", _("No decision"))])

    @property
    def body(self) -> Deployment:
        """What was written. Only on a valid form."""
        return Deployment(**self.values("kind", "name", "starts"))
