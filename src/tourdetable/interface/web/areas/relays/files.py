"""The files of a kit: the note to print or to go on writing, the slide."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tourdetable.interface.web.areas.relays.holding import HeldMinutes
from tourdetable.interface.web.areas.relays.paper import file_name, note, note_odt, slide
from tourdetable.interface.web.files import ODT, PDF, download


def kit_file(held: HeldMinutes, name: str) -> HttpResponse:
    """One of them, by the end of its address."""
    kit, now = held.kit, held.scene.now
    if name == "note.pdf":
        return download(note(kit).pdf(now=now), file_name(kit, _("note"), "pdf"), PDF)
    if name == "note.odt":
        return download(note_odt(kit, now=now), file_name(kit, _("note"), "odt"), ODT)
    if name == "slide.pdf":
        return download(slide(kit).pdf(now=now), file_name(kit, _("slide"), "pdf"), PDF)
    raise Http404
