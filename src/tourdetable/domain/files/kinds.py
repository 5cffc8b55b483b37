"""What a document is, by its content and never by its name; and what is not taken, with the reason.

A kind is taken when nothing in it runs by itself where people open it: images, PDF, the formats of
word processors and spreadsheets without macros, plain text. `looking` reads it to its end.
"""

from __future__ import annotations

import re
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.files.formats import IMAGES, PDF, TEXT, FileKind
from tourdetable.domain.files.looking.mixed import must_be_one_image
from tourdetable.domain.files.looking.packages import archive_words, kind_of_package
from tourdetable.domain.files.looking.pdfs import must_be_quiet
from tourdetable.domain.files.looking.pixels import must_be_reasonable
from tourdetable.domain.files.looking.whole import must_be_whole

HEAD = 4096
"""Octets at the beginning of a document that are looked at."""
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"%!PS",
    b"L\0\0\0\x01",
)
WEB = re.compile(
    rb"<(?:!doctype|html|head|body|script|svg|iframe|hta:|\?xml|\?php)\b", re.IGNORECASE
)
DRAWING = re.compile(rb"<svg[\s>]", re.IGNORECASE)
WIDE = (b"\xff\xfe", b"\xfe\xff")
RICH = b"{\\rtf"
LETTER = re.compile(rb"(?is)\s*[a-z-]+:[^\n]*\n(?:.*\n)?mime-version:")
SHORTCUT = re.compile(rb"(?i)\s*\[(?:InternetShortcut|Desktop Entry|autorun)\]")
PHOTO = re.compile(rb"(?s)....ftyp(?:hei|hev|mif1|msf1|avif)")
FILM = re.compile(rb"(?s)....ftyp|\x1aE\xdf\xa3|RIFF....(?:AVI |WAVE)|ID3[\2-\4]|OggS\0|fLaC\0")
OTHER_IMAGE = re.compile(rb"(?s)II\*\0|MM\0\*|BM....\0\0\0\0")
NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def kind_of(content: IO[bytes]) -> FileKind:
    """What the content is. Raises `ValidationError`, with what to do, when it is not taken."""
    content.seek(0)
    head = content.read(HEAD)
    if not head:
        raise ValidationError(_("This file is empty: choose another one."))
    for pattern, kind in IMAGES:
        if pattern.match(head):
            must_be_reasonable(content, kind.media_type)
            must_be_one_image(content, kind.media_type)
            must_be_whole(content, kind.media_type)
            return kind
    if b"%PDF-" in head[:1024]:
        must_be_quiet(content)
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return kind_of_package(content)
    must_be_no_other_image(head)
    must_be_no_envelope(head)
    must_be_harmless(head)
    return kind_of_text(content)


def must_be_harmless(head: bytes) -> None:
    """Refuse what runs, what hides other files, and what cannot be told from them."""
    if head.startswith(OLD_OFFICE):
        said = _(
            "This file is of an older Office format, or locked by a password: save it as DOCX, "
            "XLSX, PPTX or PDF, without a password."
        )
        raise ValidationError(said)
    if head.startswith(ARCHIVES):
        raise ValidationError(archive_words())
    if head.startswith(PROGRAMS):
        raise ValidationError(_("This file is a program: no program is taken here."))
    if DRAWING.search(head):
        said = _("This image is an SVG, which may run programs: save it as PNG, then send it.")
        raise ValidationError(said)
    if WEB.search(head):
        said = _("This file is a page of the web, which may run programs: save it as PDF.")
        raise ValidationError(said)


def must_be_no_other_image(head: bytes) -> None:
    """Refuse photos that many programs cannot open, and films; say how to give what they show."""
    if PHOTO.match(head):
        said = _(
            "This photo is of the HEIC or AVIF format, which many computers cannot open: save it "
            "as JPEG (on an iPhone: Settings, Camera, Formats, “Most Compatible”), then send it."
        )
        raise ValidationError(said)
    if FILM.match(head):
        said = _("This file is a film or a sound: put it elsewhere, and give its address here.")
        raise ValidationError(said)
    if OTHER_IMAGE.match(head):
        said = _("This image is a TIFF or a BMP: save it as JPEG, PNG or PDF, then send it.")
        raise ValidationError(said)


def must_be_no_envelope(head: bytes) -> None:
    """Refuse what other programs open as something else than a text."""
    if head.startswith(WIDE):
        said = _("This text is in UTF-16: save it in UTF-8 (“Encoding”), or as PDF, then send it.")
        raise ValidationError(said)
    if head.startswith(RICH):
        raise ValidationError(_("This file is of the RTF format: save it as DOCX, ODT or PDF."))
    if SHORTCUT.match(head):
        raise ValidationError(_("This file is a shortcut: send the document that it leads to."))
    if LETTER.match(head):
        said = _("This file is a message or a saved page: print it as PDF, then send it.")
        raise ValidationError(said)


def kind_of_text(content: IO[bytes]) -> FileKind:
    """Of what is none of the others: text, whose whole content shows as text."""
    content.seek(0)
    while piece := content.read(1 << 16):
        if NOT_TEXT.search(piece):
            said = _(
                "What this file is cannot be recognised: send a PDF, an image, a text, or a "
                "document of LibreOffice or Office."
            )
            raise ValidationError(said)
    return TEXT
