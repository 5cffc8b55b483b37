"""Calling somebody in: who, as what, for whom they speak, why; and, for a time, on which theme."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tourdetable.core.words.days import add_months
from tourdetable.domain.guests.actions import GuestDetails
from tourdetable.domain.guests.enums import Family, GuestKind
from tourdetable.interface.web.areas.persons.picking import WhoForm
from tourdetable.interface.web.base.fields import day_field
from tourdetable.interface.web.base.forms import WriteForm

QUALITIES = [*Family.choices, (GuestKind.EXPERT.value, GuestKind.EXPERT.label)]
"""As what somebody is called in: one of the families of actors, or a resource person."""

USUAL_MONTHS = 9
"""For how long somebody is called in, if nothing else is said."""


class GuestForm(WhoForm):
    """Who is called in. Once valid, `details` too."""

    quality = forms.ChoiceField(
        label=gettext_lazy("As what?"), widget=forms.RadioSelect, choices=QUALITIES
    )
    speaks_for = forms.CharField(
        label=gettext_lazy("Association, school, business or group, if any"),
        max_length=120,
        required=False,
    )
    why = forms.CharField(
        label=gettext_lazy("Why do you call this person in?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The person reads it, and so do those who sit in the body."),
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["email"].help_text = gettext_lazy(
            "A message leaves there at once with a link. Without an address, you get the link and "
            "send it yourself."
        )

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean()
        quality = written.get("quality")
        if quality and "why" in written and "speaks_for" in written:
            expert = quality == GuestKind.EXPERT
            kind = GuestKind.EXPERT if expert else GuestKind.ACTOR
            written["details"] = GuestDetails(
                kind.value, "" if expert else quality, written["speaks_for"], written["why"]
            )
        return written


class LastingForm(GuestForm):
    """The same for a time, on a theme."""

    theme = forms.CharField(label=gettext_lazy("On which theme?"), max_length=200)
    starts = day_field(gettext_lazy("From"))
    ends = day_field(
        gettext_lazy("To"),
        help_text=gettext_lazy("The link stops the day after. It can be made longer or shorter."),
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        today = self.scene.today
        self.initial.setdefault("starts", today)
        self.initial.setdefault("ends", add_months(today, USUAL_MONTHS))


class GuestEndForm(WriteForm):
    """The last day of somebody who was called in for a time."""

    ends = day_field(gettext_lazy("Last day"))
