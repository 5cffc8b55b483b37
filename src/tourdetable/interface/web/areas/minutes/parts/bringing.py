"""Bringing a document of a word processor into the minutes: its words are shown, tidied, then put
at the end, part by part."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.documents.formats.office.brought import Brought, UnreadableFile, to_markdown
from tourdetable.core.documents.text.sections import split
from tourdetable.domain.files.formats import KINDS, OFFICE, OPEN_DOCUMENT
from tourdetable.domain.files.kinds import kind_of
from tourdetable.domain.files.names import plain_name
from tourdetable.domain.minutes.actions.minutes import TEXT
from tourdetable.domain.minutes.actions.sections import bring_in
from tourdetable.domain.minutes.models import Minutes
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, record_of
from tourdetable.interface.web.areas.minutes.parts.sections import MinutesDraft
from tourdetable.interface.web.areas.minutes.parts.whole import writers
from tourdetable.interface.web.base.forms import PlainForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

READ = {
    KINDS[f"{OFFICE}wordprocessingml.document"]: "docx",
    KINDS[f"{OPEN_DOCUMENT}text"]: "odt",
}
"""The kinds of documents that are read, as pandoc calls them."""


class OfficeFileForm(PlainForm):
    """A document of Word or LibreOffice. Once valid, `brought` holds its words."""

    file = forms.FileField(
        label=gettext_lazy("Your file"),
        allow_empty_file=True,
        help_text=gettext_lazy("DOCX or ODT. Images are left out; attach them to the meeting."),
        widget=forms.FileInput(attrs={"accept": ".docx,.odt"}),
        error_messages={
            "required": gettext_lazy("Choose a file on your computer or your telephone.")
        },
    )
    brought = Brought("", 0)

    def clean(self) -> dict[str, Any]:
        """Its words, or why they cannot be read."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        if sent := written.get("file"):
            try:
                self.brought = words_of(sent)
            except ValidationError as refused:
                self.add_error("file", refused)
        return written


class BroughtForm(WriteForm):
    """The words of a document, to be read again before they are kept."""

    text = forms.CharField(
        label=gettext_lazy("What will be added"),
        max_length=TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24}),
        help_text=gettext_lazy("Each line that begins with # is the title of a part."),
    )


def words_of(sent: Any) -> Brought:
    """The words of a file. Raises `ValidationError`, with what to do."""
    form = READ.get(kind_of(sent))
    if form is None:
        said = _("Only documents of Word (DOCX) and LibreOffice (ODT) can be brought in.")
        raise ValidationError(said)
    sent.seek(0)
    try:
        brought = to_markdown(sent.read(), form)
    except UnreadableFile as why:
        heavy = _("This document unpacks to too much, or is too long: bring in a lighter one.")
        damaged = _("This file is damaged: it cannot be opened. Save it again, then send it.")
        raise ValidationError(heavy if why.heavy else damaged) from None
    if not brought.text:
        raise ValidationError(_("No words were found in this document."))
    if len(brought.text) > TEXT:
        said = _("This document has %(n)d characters; at most %(most)d can be brought in.")
        raise ValidationError(said % {"n": len(brought.text), "most": TEXT})
    return brought


@members_form
def bring_file(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Choose a file, read its words again, then put them at the end of the minutes."""
    record = record_of(scene, pk)
    allowed = writers(record)
    context = page_of(record)
    if request.method != "POST" or "text" not in request.POST:
        return choosing(request, scene, allowed, context)
    form = BroughtForm(posted(request), scene=scene, capacities=allowed)

    def act() -> Minutes:
        minutes = MinutesDraft(record).begun(form)
        return bring_in(minutes=minutes, **form.values("text"), **form.signature)

    there, said = scene.url("minutes_sections", pk), _("What you brought is at the end.")
    return answer(request, form, act, "minutes/brought.html", then=there, said=said, **context)


def choosing(request: Request, scene: Scene, allowed: Any, context: dict[str, Any]) -> HttpResponse:
    """The choice of a file; once it is read, its words."""
    sent = request.method == "POST"
    form = OfficeFileForm(
        request.POST if sent else None,
        request.FILES if sent else None,
    )
    if not sent or not form.is_valid():
        shown = {"form": form, **context}
        return render(request, "minutes/bring.html", shown, status=422 if sent else 200)
    brought, name = form.brought, str(form.cleaned_data["file"].name)
    begins = {"text": titled(brought.text, name)}
    review = BroughtForm(None, scene=scene, capacities=allowed, initial=begins)
    shown = {"form": review, "left_out": images_words(brought.images), **context}
    return render(request, "minutes/brought.html", shown)


def titled(text: str, name: str) -> str:
    """The words, under the name of their file where they begin without a heading: they would
    else go on with the last part."""
    return text if split(text)[0].head else f"# {PurePath(plain_name(name)).stem}\n\n{text}"


def images_words(number: int) -> str:
    """That images were left out."""
    if not number:
        return ""
    words = ngettext("%(n)d image was left out.", "%(n)d images were left out.", number)
    return words % {"n": number}


def page_of(record: MinutesInContext) -> dict[str, Any]:
    title = _("Bring in a Word or LibreOffice file")
    back = record.scene.url("minutes_sections", record.meeting.pk)
    return {"record": record, "title": title, "cancel": back}
