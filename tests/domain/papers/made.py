"""Models of papers, as people and attackers make them."""

from __future__ import annotations

from tourdetable.core.documents.formats.office.documents import OfficeFormat, ours
from tourdetable.core.documents.formats.sheet import Sheet, packed, unpacked

STYLES = {OfficeFormat.ODT: "styles.xml", OfficeFormat.DOCX: "word/styles.xml"}


def model(kind: OfficeFormat, **more: bytes) -> bytes:
    """Ours, in red, with other parts: a bar stands for a slash, two for a full stop."""
    parts = unpacked(ours(Sheet(accent="#aa0011"), kind))
    named = {name.replace("__", ".").replace("_", "/"): words for name, words in more.items()}
    return packed(parts | named)


def changed(kind: OfficeFormat, before: bytes, after: bytes, part: str = "") -> bytes:
    """Ours, with other words in one part."""
    parts = unpacked(model(kind))
    name = part or STYLES[kind]
    assert before in parts[name]
    return packed(parts | {name: parts[name].replace(before, after)})
