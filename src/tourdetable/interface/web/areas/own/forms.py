"""What one fills in on one's own pages."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from tourdetable.domain.own.actions.details import (
    LONGEST_NAME,
    LONGEST_NEEDS,
    LONGEST_PHONE,
    OwnDetails,
)
from tourdetable.domain.people.enums import PhoneFor
from tourdetable.interface.web.areas.own.myself import Myself
from tourdetable.interface.web.base.fields import MailField, day_field
from tourdetable.interface.web.base.forms import OwnForm
from tourdetable.interface.web.base.scene import Scene

DETAILS = tuple(field.name for field in fields(OwnDetails))


class SelfForm(OwnForm):
    """What a person writes of themselves, in no network."""

    def __init__(self, data: Any = None, *, me: Myself, **kwargs: Any) -> None:
        super().__init__(data, scene=cast(Scene, me), **kwargs)


class SelfButton(SelfForm):
    """One button, and nothing to write."""

    def current_values(self, current: Any) -> dict[str, Any]:
        return {}


class DetailsForm(SelfForm):
    """Name, telephone, needs, language."""

    given_name = forms.CharField(
        label=gettext_lazy("Given name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    family_name = forms.CharField(
        label=gettext_lazy("Family name"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("Lists sort people by it."),
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=LONGEST_PHONE,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    phone_for = forms.ChoiceField(
        label=gettext_lazy("Who sees my telephone"),
        widget=forms.RadioSelect,
        choices=[(choice.value, capfirst(choice.label)) for choice in PhoneFor],
        help_text=gettext_lazy(
            "Those who sit with you: whoever has a seat, or an office, in a body where you sit."
        ),
    )
    access_needs = forms.CharField(
        label=gettext_lazy("What I need to take part"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_NEEDS,
        required=False,
        help_text=gettext_lazy(
            "A ramp, a seat near the board, a sign language interpreter, large print… Only those "
            "who convene a meeting where you are expected, or mark who is there, read it, on the "
            "page of that meeting. Say what is to be prepared: no illness, no diagnosis."
        ),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the pages and of the messages"),
        widget=forms.RadioSelect,
        choices=[("", gettext_lazy("That of each network")), *settings.LANGUAGES],
        required=False,
        help_text=gettext_lazy(
            "What the members write stays in the language in which they wrote it."
        ),
    )

    def clean(self) -> dict[str, Any]:
        """What was written, as `details` too, once each field is right."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        if written.keys() >= {*DETAILS}:
            written["details"] = OwnDetails(**{name: written[name] for name in DETAILS})
        return written


class NewAddressForm(SelfForm):
    """An address to add."""

    email = MailField(
        label=gettext_lazy("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("A code is sent there: have that mailbox at hand."),
    )


class AddressCodeForm(SelfForm):
    """The code that was sent to an address."""

    code = forms.CharField(
        label=gettext_lazy("The code received by e-mail"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "off"}),
        help_text=gettext_lazy("Capital or small letters, with or without the dash."),
    )


class LeaveForm(OwnForm):
    """The last day in a network."""

    last_day = day_field(
        gettext_lazy("Your last day"),
        help_text=gettext_lazy("You still read and answer on that day; the day after, no longer."),
    )
