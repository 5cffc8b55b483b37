"""The files of a kit: the note to print or to go on writing, the slide."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.interface.web.areas.relays.holding import HeldContent
from tourdetable.interface.web.areas.relays.paper import file_name, note, slide
from tourdetable.interface.web.files import given, printed

NOTES = {f"note.{ending}": ending for ending in ("pdf", *OfficeFormat)}


def kit_file(held: HeldContent, name: str) -> HttpResponse:
    """One of them, by the end of its address."""
    if held.kept or not held.offered:
        raise Http404
    kit, scene = held.kit, held.scene
    if name in NOTES:
        return given(scene, note(kit), file_name(kit, _("note")), NOTES[name])
    if name == "slide.pdf":
        return printed(scene, slide(kit), file_name(kit, _("slide")))
    raise Http404
