"""What is written to consult the seats of a body, to answer, to conclude."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.decisions.enums import Outcome, Stance
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.areas.decisions.forms import MARKDOWN, MEANINGS
from tourdetable.interface.web.areas.decisions.positions import ATTRIBUTIONS, words_field
from tourdetable.interface.web.base.fields import day_field
from tourdetable.interface.web.base.forms import OwnForm, WriteForm, offer

LONG: dict[str, Any] = {"required": False, "max_length": 20_000}


class ConsultForm(WriteForm):
    """What is proposed, and until when one answers."""

    title = forms.CharField(
        label=_("Proposal, in one sentence"),
        max_length=300,
        help_text=_("Begin with a verb: what would be done."),
    )
    why = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}), **LONG)
    text = forms.CharField(
        label=_("Details"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=MARKDOWN,
        **LONG,
    )
    until = day_field(_("Answers until the end of"), help_text=_("Leave them a few days."))


class Speaking(forms.Form):
    """Where a seat stands."""

    stance = forms.ChoiceField(label=_("Where do you stand?"), widget=forms.RadioSelect)
    words = words_field(_("In your words"), rows=3)
    would_lift = words_field(_("What would lift your reservation or your objection?"), rows=2)
    attribution = forms.ChoiceField(
        label=_("In the minutes, attribute this to"), choices=ATTRIBUTIONS
    )

    def offer_stances(self, charter: Charter) -> None:
        """The positions that the charter knows."""
        known = [(s.value, capfirst(s.label)) for s in Stance if s.value in charter.positions]
        offer(self, "stance", known)
        self.initial.setdefault("attribution", charter.minutes.attribution.value)
        self.fields["words"].help_text = _("An objection says why, and what would lift it.")

    def position(self, seat: Seat) -> PositionDraft:
        """What was written, for a seat. Only on a valid form."""
        said = {name: self.cleaned_data[name] for name in VOICE}
        return PositionDraft(seat=seat.pk, **said)


VOICE = ("stance", "words", "would_lift", "attribution")


class BesideFields:
    """Puts each fault of a position beside its field."""

    def refuse(self, error: ValidationError) -> None:
        if hasattr(error, "error_dict"):
            super().refuse(error)  # type: ignore[misc]  # a form, beside
            return
        for fault in error.error_list:
            name = fault.code if fault.code in VOICE else None
            self.add_error(name, fault)  # type: ignore[attr-defined]  # a form, beside


class SpeakForm(BesideFields, Speaking, WriteForm):
    """The same by whoever is signed in: the seat is the one for which they act."""

    field_order = VOICE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_stances(self.scene.charter)
        self.acting_last()

    @property
    def seat(self) -> Seat:
        """The one that speaks. Only on a valid form."""
        seat = self.actor.seat
        assert seat is not None, "only seats are offered"
        return seat


class SpeakByLinkForm(BesideFields, Speaking, OwnForm):
    """The same by whoever opens their link."""

    field_order = VOICE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_stances(self.scene.charter)


def said_before(voice: SeatVoice | None) -> dict[str, str]:
    """What the seat has said, to change it."""
    return {name: getattr(voice, name) for name in VOICE} if voice is not None else {}


class OutcomeForm(WriteForm):
    """How a consultation ends: only the outcomes that the positions allow."""

    outcome = forms.ChoiceField(label=_("How does it end?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("The wording finally agreed"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Correct it if what was said changed it: this is what will be recorded."),
        **LONG,
    )

    def __init__(self, *args: Any, refusals: Mapping[Outcome, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = [one for one in Outcome if not refusals[one]]
        offer(
            self, "outcome", [(o.value, f"{capfirst(o.label)} — {MEANINGS[o]}") for o in possible]
        )
        self.impossible = [(capfirst(o.label), refusals[o]) for o in Outcome if refusals[o]]

    def current_values(self, current: Consultation) -> dict[str, Any]:
        """Nothing of it is changed by somebody else, but that it ended."""
        return {}
