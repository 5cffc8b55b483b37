"""What is written of the agreement, of its periods, of those who sign them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import SeatKind, word_for
from tourdetable.domain.convention.actions.assessing import AssessmentDraft
from tourdetable.domain.convention.actions.periods import WORDS, AgreementDays
from tourdetable.domain.convention.actions.signatories import (
    AmendmentDraft,
    FacilitySeatsDraft,
    SignatoryDraft,
)
from tourdetable.domain.convention.models import (
    AgreementAmendment,
    AgreementPeriod,
    FacilitySeats,
    Signatory,
)
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.library.actions.bringing import SentFile
from tourdetable.domain.networks.enums import SEAT_KINDS
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.base.fields import (
    DocumentField,
    RowField,
    day_field,
    offer_rows,
    paragraph,
)
from tourdetable.interface.web.base.forms import WriteForm, offer

MOST_NAMES = 40


class SendingForm(WriteForm):
    """A form that a document may be sent with."""

    file = DocumentField(label=gettext_lazy("Document"), required=False)

    @property
    def sent(self) -> SentFile | None:
        """The document, if one was sent. Only on a valid form."""
        file = self.cleaned_data["file"]
        return SentFile(file, str(file.name)) if file else None


class AgreementForm(WriteForm):
    """Under which agreement the network lives."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    words = paragraph(
        gettext_lazy("What it is for"),
        gettext_lazy("Who agrees on what, in a few lines."),
        rows=5,
        longest=WORDS,
    )


class AgreementPeriodForm(WriteForm):
    """The title of a period, and its days."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    starts = day_field(gettext_lazy("First day"))
    ends = day_field(gettext_lazy("Last day"))

    @property
    def details(self) -> AgreementDays:
        """What was written. Only on a valid form."""
        return AgreementDays(**self.values("title", "starts", "ends"))


class SigningForm(SendingForm):
    """The day on which it was signed, and the text."""

    signed_on = day_field(gettext_lazy("Signed on"))
    field_order = ("signed_on", "file")


class ExpectedSeatsForm(WriteForm):
    """In which college institutions sit, how, and where: in the words of the charter."""

    college = forms.ChoiceField(label=gettext_lazy("College"), widget=forms.RadioSelect)
    kind = forms.ChoiceField(
        label=gettext_lazy("How they take part"),
        choices=SEAT_KINDS,
        initial=SeatKind.STANDING.value,
        widget=forms.RadioSelect,
    )
    bodies = forms.MultipleChoiceField(
        label=gettext_lazy("In which bodies they are expected, where they are present"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        words = self.scene.charter.vocabulary
        offer(self, "college", [(one.code, one.name) for one in words.colleges.values()])
        offer(self, "bodies", [(one.code, one.name) for one in words.body_kinds.values()])


class SignatoriesForm(ExpectedSeatsForm):
    """Which institutions sign, in one college, and where they are expected."""

    institutions = forms.MultipleChoiceField(
        label=gettext_lazy("Institutions of the network"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    names = paragraph(
        gettext_lazy("Others, one a line"),
        gettext_lazy("As the directory writes them: those that it does not know are added to it."),
        rows=4,
    )
    amendment = RowField(label=gettext_lazy("By which amendment"))
    field_order = ("institutions", "names")

    def __init__(
        self, *args: Any, period: AgreementPeriod, known: Iterable[Institution], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.known = {str(one.pk): one for one in known}
        offer(self, "institutions", [(pk, one.name) for pk, one in self.known.items()])
        if not self.known:
            del self.fields["institutions"]
        if period.signed_on is None:
            del self.fields["amendment"]
        else:
            offer_rows(self, "amendment", period.amendments.order_by("-number"), amendment_label)

    @property
    def drafts(self) -> list[SignatoryDraft]:
        """What was written. Only on a valid form."""
        said = self.cleaned_data
        chosen = [self.known[pk] for pk in said.get("institutions", ())]
        names = {line.strip() for line in said["names"].splitlines()[:MOST_NAMES] if line.strip()}
        shared = {"college": said["college"], "kind": said["kind"], "bodies": said["bodies"]}
        return [SignatoryDraft(one, **shared) for one in (*chosen, *sorted(names))]


class TakeOverForm(WriteForm):
    """Who signs again as in the period before, and which kinds of facilities keep their seats."""

    institutions = forms.MultipleChoiceField(
        label=gettext_lazy("Who signs again, as before"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    facilities = forms.MultipleChoiceField(
        label=gettext_lazy("Kinds of facilities that keep their seats"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, signing: Iterable[Signatory], seated: Iterable[FacilitySeats], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.signing = {str(one.pk): one for one in signing}
        self.seated = {str(one.pk): one for one in seated}
        named = (
            (pk, f"{one.institution} – {self.as_before(one)}") for pk, one in self.signing.items()
        )
        kinds = (
            (pk, f"{one.facility_kind} – {self.as_before(one)}") for pk, one in self.seated.items()
        )
        for name, choices in (("institutions", [*named]), ("facilities", [*kinds])):
            offer(self, name, choices)
            self.initial[name] = [pk for pk, _words in choices]
            if not choices:
                del self.fields[name]

    def as_before(self, one: Signatory | FacilitySeats) -> str:
        """Its college, how it takes part, in which kinds of bodies."""
        words = self.scene.charter.vocabulary
        college = word_for(words.colleges, one.college)
        bodies = [word_for(words.body_kinds, code) for code in one.bodies]
        return ", ".join([f"{college} ({one.get_kind_display()})", *bodies])

    @property
    def signatories(self) -> list[Signatory]:
        """What was chosen. Only on a valid form."""
        return [self.signing[pk] for pk in self.cleaned_data.get("institutions", ())]

    @property
    def seats(self) -> list[FacilitySeats]:
        """The same of facilities. Only on a valid form."""
        return [self.seated[pk] for pk in self.cleaned_data.get("facilities", ())]


class FacilitySeatsForm(ExpectedSeatsForm):
    """In which college whoever runs a facility of a kind sits, and where."""

    facility_kind = forms.CharField(
        label=gettext_lazy("Kind of facility"),
        max_length=80,
        help_text=gettext_lazy("As the facilities of the territories say it."),
    )
    field_order = ("facility_kind",)

    @property
    def draft(self) -> FacilitySeatsDraft:
        """What was written. Only on a valid form."""
        return FacilitySeatsDraft(**self.values("facility_kind", "college", "kind", "bodies"))


def amendment_label(amendment: AgreementAmendment) -> str:
    return _("Amendment no. %(number)d") % {"number": amendment.number}


class LeavingForm(WriteForm):
    """By which amendment an institution leaves."""

    amendment = RowField(label=gettext_lazy("By which amendment"))

    def __init__(self, *args: Any, period: AgreementPeriod, **more: Any) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "amendment", period.amendments.order_by("-number"), amendment_label)


class AgreementAmendmentForm(SendingForm):
    """What an amendment changes; who joins or leaves by it is written next."""

    signed_on = day_field(gettext_lazy("Signed on"))
    applies_from = day_field(gettext_lazy("Applies from"))
    words = paragraph(
        gettext_lazy("What the amendment changes"), rows=4, required=True, longest=WORDS
    )
    ends = day_field(
        gettext_lazy("New last day of the period"),
        required=False,
        help_text=gettext_lazy("Leave it empty if the amendment does not change it."),
    )
    field_order = ("signed_on", "applies_from", "words", "ends", "file")

    @property
    def draft(self) -> AmendmentDraft:
        """What was written. Only on a valid form."""
        return AmendmentDraft(**self.values("signed_on", "applies_from", "words", "ends"))


class AssessmentForm(SendingForm):
    """What the period gave, and who says it."""

    words = paragraph(
        gettext_lazy("What the period gave"),
        gettext_lazy("What was done, what was not, what it changed, what you would keep."),
        rows=8,
        required=True,
        longest=WORDS,
    )
    body = RowField(label=gettext_lazy("Made by which body"), required=False)
    led_by = forms.CharField(label=gettext_lazy("Or by whom else"), max_length=200, required=False)
    given_on = day_field(gettext_lazy("Given on"))
    field_order = ("words", "body", "led_by", "given_on", "file")

    def __init__(self, *args: Any, bodies: Iterable[Body], **more: Any) -> None:
        super().__init__(*args, **more)
        none = [("", _("No body of the network"))]
        offer_rows(self, "body", bodies, lambda body: body.name, first=none)

    @property
    def draft(self) -> AssessmentDraft:
        """What was written. Only on a valid form."""
        return AssessmentDraft(**self.values("words", "given_on", "body", "led_by"))


class AdoptionForm(WriteForm):
    """The decision that adopted it; before the network was kept here, by whom and when."""

    decision = RowField(label=gettext_lazy("Decision that adopted it"), required=False)
    adopted_as = forms.CharField(
        label=gettext_lazy("Or by whom it was adopted"), max_length=300, required=False
    )
    adopted_on = day_field(
        gettext_lazy("And on which day"),
        required=False,
        help_text=gettext_lazy("Only for what was adopted before decisions were kept here."),
    )

    def __init__(self, *args: Any, decisions: Iterable[Decision], **more: Any) -> None:
        super().__init__(*args, **more)
        none = [("", _("A decision that is not kept here"))]
        offer_rows(self, "decision", decisions, decision_label, first=none)


def decision_label(decision: Decision) -> str:
    return f"{decision.reference} – {decision.title}"
