"""The text of an article as HTML."""

from __future__ import annotations

from functools import lru_cache

from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.audience import Audience


@lru_cache(maxsize=512)
def html(text: str, level: int, *, wrapped: bool = True) -> str:
    """The text of an article under a heading of that level: safe HTML; a version's text never
    changes. What somebody typed in a form is not `wrapped`."""
    return to_html(parse(text, default=Audience.PUBLIC, wrapped=wrapped), heading_offset=level)
