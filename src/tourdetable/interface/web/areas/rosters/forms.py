"""What is filled in to import members."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.sheets.grid import MOST_BYTES
from tourdetable.domain.files.names import plain_name
from tourdetable.domain.rosters.models import RosterLine
from tourdetable.domain.rosters.options import NEW
from tourdetable.interface.web.base.fields import day_field
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm


class MembersFileForm(WriteForm):
    """A spreadsheet of members."""

    file = forms.FileField(
        label=gettext_lazy("Your file"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods,.csv,.xls,.txt,.tsv,.html"}),
        help_text=gettext_lazy("XLSX, ODS or CSV, 5 MB at most. Nothing is written yet."),
        allow_empty_file=True,
    )
    starts = day_field(
        gettext_lazy("First day of those whose line says none"),
        help_text=gettext_lazy("Presences and rates are counted from that day."),
    )

    def clean(self) -> dict[str, Any]:
        """What was sent, as `content` and `file_name` too."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        sent: UploadedFile[bytes] | None = written.get("file")
        if sent is None:
            return written
        if (sent.size or 0) > MOST_BYTES:
            words = _("This file is larger than 5 MB: keep only the table of members in it.")
            self.add_error("file", words)
            return written
        written["content"], written["file_name"] = bytes(sent.read()), plain_name(str(sent.name))
        return written


class ConfirmForm(WriteForm):
    """That an import is carried out."""

    take_good = forms.BooleanField(
        label=gettext_lazy("Take the good lines, and leave the refused ones"),
        required=False,
        help_text=gettext_lazy(
            "You can download the refused lines with their reasons, correct them and import them."
        ),
    )

    def __init__(self, data: Any, *, refused: int, **more: Any) -> None:
        super().__init__(data, **more)
        if not refused:
            self.fields["take_good"].widget = forms.HiddenInput()
        else:
            self.fields["take_good"].required = True


def asked_of(question: Mapping[str, Any]) -> forms.ChoiceField:
    """Who or what an ambiguous name is, among those who are known."""
    about = {"name": question["about"]}
    if question["key"].startswith("person:"):
        asked, other = _("Who is “%(name)s”?"), _("Somebody else: add this person")
    else:
        asked, other = _("Which institution is “%(name)s”?"), _("Another one: add it")
    choices = [*map(tuple, question["choices"]), (NEW, other)]
    return forms.ChoiceField(label=asked % about, widget=forms.RadioSelect, choices=choices)


class AmbiguityForm(ButtonForm):
    """Who or what the ambiguous names of a line are."""

    def __init__(self, data: Any, *, line: RosterLine, **more: Any) -> None:
        super().__init__(data, **more)
        for number, question in enumerate(line.candidates):
            self.fields[f"question_{number}"] = asked_of(question)
        self.keys = [question["key"] for question in line.candidates]
        self.acting_last()

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        answers = {
            key: written[f"question_{n}"]
            for n, key in enumerate(self.keys)
            if written.get(f"question_{n}")
        }
        written["settled"] = answers
        return written
