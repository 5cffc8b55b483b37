"""What members hand on to make an open day known: a note, a slide, the text of a mail. All of it is
public."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.documents.formats.plain import to_plain
from tourdetable.core.documents.kinds.relays.note import RelayNote
from tourdetable.core.documents.kinds.relays.slide import RelaySlide
from tourdetable.core.documents.text.tree import Document
from tourdetable.interface.language import labelled, moment, short_day
from tourdetable.interface.web.areas.relays.files import NOTES
from tourdetable.interface.web.areas.site.days.sheets import DaySheet, day_sheet
from tourdetable.interface.web.areas.site.shown import public_document
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import given, printed, signed_by

LONGEST_MAILTO = 1_900
SLIDE = "slide.pdf"


def handed_on(scene: Scene, pk: int) -> DaySheet:
    """A day that everybody reads, or 404."""
    sheet = day_sheet(scene, pk)
    if sheet.day.published_on is None:
        raise Http404
    return sheet


@require_safe
@members_only
def kit(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Its files, and the mail."""
    sheet = handed_on(scene, pk)
    address = request.build_absolute_uri(sheet.url)
    text = mail_text(sheet, address)
    subject = f"{scene.network.name} – {sheet.day}"
    mailto = f"mailto:?subject={quote(subject)}&body={quote(text)}"
    if len(mailto) > LONGEST_MAILTO:
        mailto = f"mailto:?subject={quote(subject)}&body={quote(address)}"
    title = _("Make it known")
    context = {"sheet": sheet, "day": sheet.day, "mail": text, "mailto": mailto, "title": title}
    return render(request, "site/days/kit.html", context | {"trail": sheet.trail(title)})


@require_safe
@members_only
def kit_file(request: Request, scene: Scene, pk: int, name: str) -> HttpResponse:
    """One of them, by the end of its address."""
    sheet = handed_on(scene, pk)
    said, address = slugify(str(sheet.day))[:80], request.build_absolute_uri(sheet.url)
    if name in NOTES:
        return given(scene, note(sheet, address), f"{_('note')}-{said}", NOTES[name])
    if name != SLIDE:
        raise Http404
    return printed(scene, slide(sheet, address), f"{_('slide')}-{said}")


def headed(sheet: DaySheet, address: str) -> dict[str, Any]:
    """What both papers say."""
    return signed_by(sheet.scene.network) | {
        "title": str(sheet.day),
        "institution": sheet.scene.network.name,
        "about": ", ".join(filter(None, (when(sheet), sheet.meeting.where))),
        "labels": labels(),
        "source": registers(sheet, address),
    }


def labels() -> dict[str, str]:
    """The headings."""
    words = {"decisions": _("Who should come"), "tasks": _("Programme"), "next": _("To register")}
    return words | {"passages": _("Programme"), "dissensus": ""}


def when(sheet: DaySheet) -> str:
    return capfirst(moment(sheet.meeting.starts_at))


def registers(sheet: DaySheet, address: str) -> str:
    """Until when one registers, and where."""
    said = {"day": short_day(sheet.day.closes_on), "address": address}
    return _("Register until %(day)s: %(address)s") % said


def note(sheet: DaySheet, address: str) -> RelayNote:
    """A page: what it is, who should come, the programme."""
    return RelayNote(**headed(sheet, address), text=words_of(sheet))


def words_of(sheet: DaySheet) -> Document:
    """All that is said of it."""
    day, said = sheet.day, labels()
    parts = [day.lead]
    if day.for_whom:
        parts.append(f"# {said['decisions']}\n\n{day.for_whom}")
    return public_document("\n\n".join([*parts, f"# {said['passages']}\n\n{day.programme}"]))


def slide(sheet: DaySheet, address: str) -> RelaySlide:
    """What is read from afar: when, where, for whom, how to register."""
    lines = to_plain(public_document(sheet.day.for_whom)).splitlines()
    shown = tuple(filter(None, (sheet.day.lead, *(line.strip() for line in lines))))[:6]
    said = headed(sheet, address)
    said["labels"] |= {"tasks": _("Who should come")}
    return RelaySlide(**said, tasks=shown, next=said["source"])


def mail_text(sheet: DaySheet, address: str) -> str:
    """The text of the mail, to copy."""
    day, said = sheet.day, labels()
    about = ", ".join(filter(None, (when(sheet), sheet.meeting.where)))
    parts = [_("Hello,"), labelled(str(day), about), day.lead]
    if day.for_whom:
        whom = to_plain(public_document(day.for_whom))
        parts.append(f"{said['decisions'].upper()}\n\n{whom}")
    programme = to_plain(public_document(day.programme))
    parts += [f"{said['passages'].upper()}\n\n{programme}", registers(sheet, address)]
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"
