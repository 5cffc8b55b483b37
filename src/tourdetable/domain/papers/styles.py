"""The styles that the model of a network's papers must have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from tourdetable.core.documents.formats.office.documents import OfficeFormat

REQUIRED = {
    OfficeFormat.ODT: ("Title", "Heading 1", "Heading 2", "Heading 3"),
    OfficeFormat.DOCX: ("title", "heading 1", "heading 2", "heading 3"),
}
"""By the names that word processors keep in files, in any language."""
ODT_STYLE = re.compile(rb'<style:style\b[^>]*\bstyle:name="([^"]+)"')
DOCX_STYLE = re.compile(rb'<w:style\b[^>]*>\s*<w:name\b[^>]*\bw:val="([^"]+)"')
NAMED = {
    OfficeFormat.ODT: ("styles.xml", ODT_STYLE),
    OfficeFormat.DOCX: ("word/styles.xml", DOCX_STYLE),
}
"""The part of a file that names its styles, and how."""


def missing_styles(parts: Mapping[str, bytes], wanted: OfficeFormat) -> Iterator[str]:
    """What is missing, where, and what to do."""
    where, style = NAMED[wanted]
    found = style.findall(parts.get(where, b""))
    names = {plain(name.decode("utf-8", "replace")) for name in found}
    lost = [name for name in REQUIRED[wanted] if plain(name) not in names]
    if lost:
        words = _(
            "The styles %(styles)s are missing (%(part)s): apply each of them once in your "
            "document, or start from our model."
        )
        quoted = [_("“%(title)s”") % {"title": name} for name in lost]
        yield words % {"styles": ", ".join(quoted), "part": where}


def plain(name: str) -> str:
    """As a style is called, whatever the format writes it like.

    >>> plain("Heading_20_1")
    'heading 1'
    """
    return name.replace("_20_", " ").lower()
