"""What a document is, by its content and never by its name; and what is not taken, with the reason.

A kind is taken when nothing in it runs by itself where people open it: images, PDF, the formats of
word processors and spreadsheets without macros, plain text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from lzma import LZMAError
from typing import IO
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.files.pixels import must_be_reasonable

HEAD = 4096
"""Octets at the beginning of a document that are looked at."""
MOST_PARTS = 20_000
"""Parts of a document that is an archive (one of a word processor)."""
LONGEST_PART = 1_000_000
"""Octets of the part that lists the others."""


@dataclass(frozen=True)
class FileKind:
    """Its media type, and how the names of such files end (the first is given when none is)."""

    media_type: str
    endings: tuple[str, ...]


PDF = FileKind("application/pdf", (".pdf",))
TEXT = FileKind("text/plain", (".txt", ".csv", ".md", ".vcf", ".tsv", ".log"))
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OFFICE = "application/vnd.openxmlformats-officedocument."

IMAGES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), FileKind("image/png", (".png",))),
    (re.compile(rb"\xff\xd8\xff"), FileKind("image/jpeg", (".jpg", ".jpeg"))),
    (re.compile(rb"GIF8[79]a"), FileKind("image/gif", (".gif",))),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), FileKind("image/webp", (".webp",))),
)
OPEN_KINDS = {
    "text": FileKind(f"{OPEN_DOCUMENT}text", (".odt",)),
    "spreadsheet": FileKind(f"{OPEN_DOCUMENT}spreadsheet", (".ods",)),
    "presentation": FileKind(f"{OPEN_DOCUMENT}presentation", (".odp",)),
    "graphics": FileKind(f"{OPEN_DOCUMENT}graphics", (".odg",)),
}
OFFICE_KINDS = {
    "word/document.xml": FileKind(f"{OFFICE}wordprocessingml.document", (".docx",)),
    "xl/workbook.xml": FileKind(f"{OFFICE}spreadsheetml.sheet", (".xlsx",)),
    "ppt/presentation.xml": FileKind(f"{OFFICE}presentationml.presentation", (".pptx",)),
}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"%!PS")
WEB = re.compile(rb"<(?:!doctype|html|head|body|script|svg|iframe|\?xml)\b", re.IGNORECASE)
DRAWING = re.compile(rb"<svg[\s>]", re.IGNORECASE)
MACROS = re.compile(r"(?:^|/)(?:vbaProject\.bin|Basic/|Scripts/|macrosheets/|activeX/)", re.I)
LISTED = b"PK\x01\x02"
"""What begins each line of the list of the parts of an archive."""
DAMAGED = (
    BadZipFile,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    EOFError,
    zlib.error,
    LZMAError,
)
"""What reading an archive may meet."""
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
            return kind
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return kind_of_archive(content)
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


def archive_words() -> str:
    return _("This file is an archive: send the documents that it holds one by one.")


def kind_of_archive(content: IO[bytes]) -> FileKind:
    """Of a document made of several parts: nothing of it is unpacked but the lists of parts."""
    if listed_parts(content) > MOST_PARTS:
        raise ValidationError(archive_words())
    try:
        with ZipFile(content) as parts:
            names = frozenset(parts.namelist())
            kind, listed = told(parts, names)
    except DAMAGED:
        said = _("This file is damaged: it cannot be opened. Save it again, then send it.")
        raise ValidationError(said) from None
    if kind is None:
        raise ValidationError(archive_words())
    if any(map(MACROS.search, names)) or b"macroEnabled" in listed:
        said = _("This document holds macros, which are programs: save it without them, or as PDF.")
        raise ValidationError(said)
    return kind


def listed_parts(content: IO[bytes]) -> int:
    """How many parts an archive may list, counted before the list is read: a lie would fill the
    memory."""
    content.seek(0)
    number, end = 0, b""
    while piece := content.read(1 << 16):
        number += (end + piece).count(LISTED)
        end = piece[1 - len(LISTED) :]
    return number


def told(parts: ZipFile, names: frozenset[str]) -> tuple[FileKind | None, bytes]:
    """The kind of a document by its parts, and what it says itself of them."""
    if "mimetype" in names:
        said = part(parts, "mimetype", 100).decode("ascii", "replace").strip()
        code = said.removeprefix(OPEN_DOCUMENT).removesuffix("-template")
        listed = part(parts, "META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
        return (OPEN_KINDS.get(code) if said.startswith(OPEN_DOCUMENT) else None), listed
    if "[Content_Types].xml" not in names:
        return None, b""
    found = (kind for name, kind in OFFICE_KINDS.items() if name in names)
    return next(found, None), part(parts, "[Content_Types].xml")


def part(parts: ZipFile, name: str, most: int = LONGEST_PART) -> bytes:
    """The beginning of one part."""
    with parts.open(name) as found:
        return found.read(most)


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


KINDS: Mapping[str, FileKind] = {
    kind.media_type: kind
    for kind in (
        PDF,
        TEXT,
        *(kind for _pattern, kind in IMAGES),
        *OPEN_KINDS.values(),
        *OFFICE_KINDS.values(),
    )
}
"""All the kinds that are taken."""
