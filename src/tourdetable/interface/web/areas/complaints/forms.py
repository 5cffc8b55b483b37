"""What somebody complains of; what they are answered."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy

from tourdetable.domain.complaints.actions import LONGEST
from tourdetable.domain.complaints.enums import ComplaintSubject
from tourdetable.domain.networks.models import Network
from tourdetable.interface.web.base.fields import MailField, day_field
from tourdetable.interface.web.base.forms import PlainForm, offer


class ComplaintForm(PlainForm):
    """What does not work, said by anybody."""

    gesture = forms.UUIDField(initial=uuid4, required=False, widget=forms.HiddenInput)

    subject = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        choices=ComplaintSubject.choices,
        initial=ComplaintSubject.ACCESSIBILITY.value,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("What happens, and what did you want to do?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=gettext_lazy(
            "With which program or device, if you know. Name nobody who is supported."
        ),
    )
    page = forms.CharField(
        label=gettext_lazy("On which page, or in which document?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Its address or its title."),
    )
    network = forms.ChoiceField(
        label=gettext_lazy("Which network is it about?"),
        required=False,
        help_text=gettext_lazy("Those who animate it then read your complaint too."),
    )
    email = MailField(
        label=gettext_lazy("Your e-mail address"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy(
            "To be answered there. Without it you read the answer by a link that the next page "
            "gives you."
        ),
    )

    def offer_networks(self, networks: Iterable[Network]) -> None:
        """Those that one may name."""
        none = ("", gettext_lazy("None: the site itself"))
        offer(self, "network", [none, *((one.slug, one.name) for one in networks)])


def answer_field() -> forms.CharField:
    """What is answered."""
    return forms.CharField(
        label=gettext_lazy("Your answer"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy(
            "Whoever complained reads it as you write it: what was corrected, or how to have the "
            "same thing otherwise."
        ),
    )


def until_field() -> forms.DateField:
    """By when it will be answered."""
    return day_field(gettext_lazy("By when will you answer?"))


def because_field() -> forms.CharField:
    """Why it takes longer."""
    return forms.CharField(
        label=gettext_lazy("Why does it take longer than a week?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Whoever complained reads it."),
    )
