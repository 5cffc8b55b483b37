"""What is filled in about a place."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tourdetable.interface.web.base.fields import DAY, DayInput
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.moments import IN_LIVING_MEMORY


class PlaceForm(WriteForm):
    """What a place is."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    address = forms.CharField(label=gettext_lazy("Address"), max_length=200, required=False)
    rooms = forms.IntegerField(
        label=gettext_lazy("Meetings that it can hold at once"),
        min_value=1,
        max_value=999,
        required=False,
        help_text=gettext_lazy("Leave it empty when there is always room."),
    )

    @property
    def written(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "address", "rooms")}


class ClosureForm(WriteForm):
    """From a day to another."""

    first = forms.DateField(
        label=gettext_lazy("First day"),
        widget=DayInput,
        input_formats=[DAY],
        validators=IN_LIVING_MEMORY,
    )
    last = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=DayInput,
        input_formats=[DAY],
        validators=IN_LIVING_MEMORY,
        required=False,
        help_text=gettext_lazy("Leave it empty for a single day."),
    )

    @property
    def written(self) -> dict[str, Any]:
        first = self.cleaned_data["first"]
        return {"first": first, "last": self.cleaned_data["last"] or first}
