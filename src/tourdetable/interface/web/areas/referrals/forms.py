"""What is asked of another body or outside; what is answered; what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.networks.models import Body
from tourdetable.domain.referrals.actions.answering import GivenAnswer
from tourdetable.domain.referrals.actions.sending import WORDS, FloorAsked
from tourdetable.domain.referrals.enums import GIVEN, SequelState
from tourdetable.domain.referrals.models import ReferralSource
from tourdetable.interface.web.areas.answers.outside import OutsideForm
from tourdetable.interface.web.base.fields import (
    MailField,
    RowField,
    day_field,
    offer_rows,
    paragraph,
)
from tourdetable.interface.web.base.forms import PlainForm, WriteForm, offer

OUTSIDE = "outside"
REPLIES = [(one.value, one.label) for one in GIVEN]


class NextFloorForm(WriteForm):
    """To whom a question goes next, what is asked of them, by when."""

    to = RowField(label=gettext_lazy("Who is asked?"))
    institution = forms.CharField(
        label=gettext_lazy("Outside the network: the institution"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("A central directorate, a prefecture, another institution."),
    )
    contact = forms.CharField(
        label=gettext_lazy("Outside the network: the name of who receives it"),
        max_length=200,
        required=False,
    )
    email = MailField(
        label=gettext_lazy("Outside the network: their e-mail address"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("A link leaves there: it lets them answer without an account."),
    )
    asks = paragraph(
        gettext_lazy("What is asked of them in particular"),
        gettext_lazy("If it is not said by the question itself."),
        longest=WORDS,
    )
    due_on = day_field(gettext_lazy("By when do you hope for an answer?"))

    def offer_bodies(self, bodies: Iterable[Body]) -> None:
        """The bodies that may be asked; else somebody outside."""
        last = [(OUTSIDE, _("Somebody outside the network"))]
        offer_rows(self, "to", bodies, str, last=last)
        self.acting_last()

    def clean(self) -> dict[str, Any]:
        """Where it goes is said once: inside, or outside."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        if self.data.get(self.add_prefix("to")) == OUTSIDE:
            for name in ("institution", "email"):
                if not written.get(name) and name not in self.errors:
                    self.add_error(name, self.fields["to"].error_messages["required"])
        return written

    @property
    def asking(self) -> FloorAsked:
        """What was written. Only on a valid form."""
        said = self.values("due_on", "to", "asks")
        if said["to"] is None:
            said |= self.values("institution", "contact", "email")
        return FloorAsked(**said)


class SendUpForm(NextFloorForm):
    """A question of a body, made of something that it decided or that was put forward there."""

    source = forms.ChoiceField(label=gettext_lazy("What is sent up?"))
    title = forms.CharField(label=gettext_lazy("The question, in a line"), max_length=200)
    words = paragraph(
        gettext_lazy("What is asked, and why"),
        gettext_lazy(
            "Whoever is asked reads this, and nothing else of your minutes or decisions. So does "
            "each body that it goes through."
        ),
        rows=6,
        required=True,
        longest=WORDS,
    )
    field_order = ("source", "title", "words")

    def offer_sources(self, sources: Mapping[str, tuple[str, ReferralSource]]) -> None:
        """What may be sent up, by its code."""
        self.sources = sources
        offer(self, "source", [(code, words) for code, (words, _row) in sources.items()])

    @property
    def made_of(self) -> ReferralSource:
        """What was chosen. Only on a valid form."""
        return self.sources[self.cleaned_data["source"]][1]


class PassOnForm(NextFloorForm):
    """Where a question goes next, and why."""

    reasons = paragraph(
        gettext_lazy("Why is it passed on?"),
        gettext_lazy("Those who asked read it."),
        required=True,
        longest=WORDS,
    )
    field_order = ("to",)


class GivenFields(PlainForm):
    """What is answered, here or by a link."""

    reply = forms.ChoiceField(
        label=gettext_lazy("Your answer"), choices=REPLIES, widget=forms.RadioSelect
    )
    reasons = paragraph(
        gettext_lazy("Why, and what follows"),
        gettext_lazy("Those who asked read it."),
        rows=5,
        required=True,
        longest=WORDS,
    )
    until = day_field(gettext_lazy("Under examination: by when will you say more?"), required=False)

    @property
    def answered(self) -> GivenAnswer:
        """What was written. Only on a valid form."""
        names = ("reply", "reasons", "until")
        return GivenAnswer(**{name: self.cleaned_data[name] for name in names})


class QuestionAnswerForm(GivenFields, WriteForm):
    """What a body answers."""

    field_order = ("reply", "reasons", "until")

    def current_values(self, current: Any) -> dict[str, Any]:
        return {"reply": current.state}


class SequelFields(PlainForm):
    """What became of a question since it was answered."""

    state = forms.ChoiceField(
        label=gettext_lazy("Where does it stand?"),
        choices=SequelState.choices,
        widget=forms.RadioSelect,
    )
    words = paragraph(gettext_lazy("What was done"), required=True, longest=WORDS)
    on = day_field(gettext_lazy("Which day?"))


class SequelForm(SequelFields, WriteForm):
    """The same, told by a body."""

    field_order = ("state", "words", "on")

    def current_values(self, current: Any) -> dict[str, Any]:
        return {}


class WithdrawForm(WriteForm):
    """Why one asks no more."""

    because = paragraph(
        gettext_lazy("Why do you ask no more?"),
        gettext_lazy("Whoever was asked reads it."),
        required=True,
    )


class QuestionAddressForm(WriteForm):
    """Where a question outside should have gone."""

    contact = forms.CharField(
        label=gettext_lazy("The name of who receives it"), max_length=200, required=False
    )
    email = MailField(label=gettext_lazy("Their e-mail address"), max_length=254)

    def current_values(self, current: Any) -> dict[str, Any]:
        return {}


class OutsideAnswerForm(GivenFields, OutsideForm):
    """What is answered by the link."""


class OutsideSequelForm(SequelFields, OutsideForm):
    """What became of it, told by the link."""


class OutsideReceiptForm(OutsideForm):
    """That it has arrived."""


def day_hoped_for(today: date, days: int) -> date:
    """By when one hopes for an answer, unless one says otherwise."""
    return date.fromordinal(today.toordinal() + days)
