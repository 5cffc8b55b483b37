"""What is filled in about a place."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy

from tourdetable.domain.places.actions import HALF_DAYS, PlaceDetails
from tourdetable.domain.places.enums import StepFree
from tourdetable.domain.places.models import halved
from tourdetable.interface.language import half_day
from tourdetable.interface.web.base.forms import WriteForm, offer

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


DETAILS = tuple(field.name for field in fields(PlaceDetails))


def long_text(label: StrOrPromise, help_text: StrOrPromise) -> forms.CharField:
    """A field of a few lines, which may stay empty."""
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, help_text=help_text, widget=area, max_length=1_000, required=False
    )


class PlaceForm(WriteForm):
    """What a place is."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    address = forms.CharField(label=gettext_lazy("Address"), max_length=200, required=False)
    sector = forms.CharField(
        label=gettext_lazy("Town or sector"),
        max_length=100,
        required=False,
        help_text=gettext_lazy(
            "The same word for all places between which one moves easily: nobody is expected in "
            "two sectors on one day."
        ),
    )
    rooms = forms.IntegerField(
        label=gettext_lazy("Meetings that it can hold at once"),
        min_value=1,
        max_value=999,
        required=False,
        initial=1,
        help_text=gettext_lazy("Leave it empty when there is always room."),
    )

    capacity = forms.IntegerField(
        label=gettext_lazy("People that it can hold"),
        min_value=1,
        max_value=99_999,
        required=False,
        help_text=gettext_lazy("The planner leaves it to bodies that have no more seats."),
    )
    weekly_closed = forms.MultipleChoiceField(
        label=gettext_lazy("Every week, it is closed on"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("A market day, a weekly closing, a course that takes the room…"),
    )
    step_free = forms.ChoiceField(
        label=gettext_lazy("Can one come in without a step?"),
        widget=forms.RadioSelect,
        choices=StepFree.choices,
        initial=StepFree.UNKNOWN,
    )
    accessibility = long_text(
        gettext_lazy("Accessibility"),
        gettext_lazy("Lift, hearing loop, parking for disabled people… Public meetings show it."),
    )
    directions = long_text(
        gettext_lazy("How to get there"),
        gettext_lazy("Bus, station, car park, entrance… Public meetings show it."),
    )
    opening = long_text(
        gettext_lazy("Opening"),
        gettext_lazy("Who opens, at what hours, at which number. Only members read it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "weekly_closed", [(code, half_day(*halved(code))) for code in HALF_DAYS])

    def clean(self) -> dict[str, Any]:
        """What was written, as `details` too, once each field is right."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        if written.keys() >= {*DETAILS}:
            written["details"] = PlaceDetails(**{name: written[name] for name in DETAILS})
        return written
