"""What people fill in to say when they cannot come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.availability.enums import Part
from tourdetable.domain.availability.ics import MOST_BYTES
from tourdetable.domain.places.actions import HALF_DAYS
from tourdetable.domain.places.models import halved
from tourdetable.interface.language import half_day
from tourdetable.interface.web.base.forms import DaysForm, OwnForm, offer


class AbsenceForm(DaysForm, OwnForm):
    """From a day to another, and in which part of these days."""

    part = forms.ChoiceField(
        label=gettext_lazy("Part of the day"),
        widget=forms.RadioSelect,
        choices=[(part.value, capfirst(part.label)) for part in (Part.DAY, Part.AM, Part.PM)],
        help_text=gettext_lazy("The same on each of these days."),
        initial=Part.DAY,
    )
    if_need_be = forms.BooleanField(
        label=gettext_lazy("I come if need be: avoid these days if others fit"), required=False
    )


class WeeklyForm(OwnForm):
    """The half-days of every week."""

    halves = forms.MultipleChoiceField(
        label=gettext_lazy("Every week, I cannot come on"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    reluctant = forms.MultipleChoiceField(
        label=gettext_lazy("Every week, I come only if need be on"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("What is ticked above as well counts as: I cannot come."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("halves", "reluctant"):
            offer(self, name, [(code, half_day(*halved(code))) for code in HALF_DAYS])

    def clean_halves(self) -> list[tuple[int, str]]:
        return [halved(code) for code in self.cleaned_data["halves"]]

    def clean_reluctant(self) -> list[tuple[int, str]]:
        return [halved(code) for code in self.cleaned_data["reluctant"]]


def codes(halves: Iterable[tuple[int, str]]) -> list[str]:
    """Half-days as the form says them."""
    return [f"{day}:{part}" for day, part in halves]


class CalendarFileForm(OwnForm):
    """A calendar exported by another program."""

    calendar = forms.FileField(
        label=gettext_lazy("Your calendar, as a .ics file"),
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,text/calendar"}),
        help_text=gettext_lazy("5 MB at most. The file itself is not kept."),
        allow_empty_file=True,
    )

    def clean_calendar(self) -> bytes:
        """The bytes of the file, unless it is too large to be read."""
        sent: UploadedFile[bytes] = self.cleaned_data["calendar"]
        if (sent.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than 5 MB: export only the coming months.")
            )
        return bytes(sent.read())
