"""What is written of a body or a scheme outside the network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.sheets.grid import MOST_BYTES
from tourdetable.domain.schemes.actions import LONGEST, SchemeDetails
from tourdetable.interface.web.areas.neighbours.shown import BeginningForm
from tourdetable.interface.web.base.fields import TagsField, day_field, tags_typed
from tourdetable.interface.web.base.forms import WriteForm

DETAILS = tuple(field.name for field in fields(SchemeDetails))


class SchemeForm(WriteForm):
    """What a body or a scheme is, in a few lines."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    acronym = forms.CharField(
        label=gettext_lazy("Acronym"),
        max_length=30,
        required=False,
        help_text=gettext_lazy("As people say it: CLSM, SIAO…"),
    )
    what = forms.CharField(
        label=gettext_lazy("What does it do?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("In your own words: a line is enough."),
    )
    for_whom = forms.CharField(label=gettext_lazy("For whom?"), max_length=300, required=False)
    territory = forms.CharField(label=gettext_lazy("Where?"), max_length=200, required=False)
    led_by = forms.CharField(label=gettext_lazy("Who carries it?"), max_length=200, required=False)
    address = forms.CharField(
        label=gettext_lazy("Web address"),
        max_length=500,
        required=False,
        widget=forms.URLInput,
        help_text=gettext_lazy("Where one reads more: https://…"),
    )
    tags = TagsField()

    def clean(self) -> dict[str, Any]:
        """What was written, as `details` too, once each field is right."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        if written.keys() >= {*DETAILS}:
            written["details"] = SchemeDetails(**{name: written[name] for name in DETAILS})
        return written

    def current_values(self, current: Any) -> dict[str, Any]:
        found = super().current_values(current)
        return found | {"tags": tags_typed(current)}


class NewSchemeForm(SchemeForm, BeginningForm):
    """One that is written down: what exists already is shown first."""


class SchemeEndForm(WriteForm):
    """Since when it is no more."""

    ended_on = day_field(
        gettext_lazy("Since when?"),
        help_text=gettext_lazy("About, if nobody knows. It stays readable: others tried this."),
    )


class TableForm(WriteForm):
    """A spreadsheet of bodies and schemes."""

    passed_over: Sequence[str] = ()
    """The headings of its columns that were not read."""

    file = forms.FileField(
        label=gettext_lazy("Your file"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods,.csv,.xls,.txt,.tsv"}),
        help_text=gettext_lazy("XLSX, ODS or CSV, 5 MB at most, with the headings of the model."),
        allow_empty_file=True,
    )

    def clean(self) -> dict[str, Any]:
        """What was sent, as `content` too."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        sent: UploadedFile[bytes] | None = written.get("file")
        if sent is None:
            return written
        if (sent.size or 0) > MOST_BYTES:
            self.add_error("file", _("This file is larger than 5 MB: keep only the table in it."))
            return written
        written["content"] = bytes(sent.read())
        return written
