"""The kinds of documents that are taken: by their media types, and how their names end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


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
