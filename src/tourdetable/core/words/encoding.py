"""In which characters a text file is written: Unicode, Windows or Macintosh."""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
USUAL = re.compile("[àâäçèéêëîïôöùûüœæÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŒÆ’«»–—…€°\u00a0]")
"""What French texts hold beyond ASCII."""


def decoded(data: bytes) -> str:
    """The text of a file: as its first bytes say, else UTF-8, else what makes it read as French.

    >>> decoded("Médiathèque".encode("mac_roman"))
    'Médiathèque'
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    if wide := without_mark(data):
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        texts = [data.decode(name, errors="replace") for name in ("cp1252", "mac_roman")]
        return max(texts, key=frenchness)


def without_mark(data: bytes) -> str:
    """UTF-16 that does not say so: every other byte is zero."""
    head = data[:2000]
    if not head.count(0) or head.count(0) < len(head) // 4:
        return ""
    return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"


def frenchness(text: str) -> int:
    """How many of the characters beyond ASCII are usual, less those that are not."""
    beyond = [c for c in text if ord(c) > 127]
    usual = sum(1 for c in beyond if USUAL.match(c))
    return 2 * usual - len(beyond) - 5 * text.count("\ufffd")
