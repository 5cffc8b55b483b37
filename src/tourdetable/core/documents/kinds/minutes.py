"""The minutes of one meeting, on paper."""

from __future__ import annotations

from datetime import datetime

from tourdetable.core.documents.formats.pdf import compiled
from tourdetable.core.documents.kinds.base import MinutesDocument


def minutes_pdf(doc: MinutesDocument, *, now: datetime) -> bytes:
    """The minutes as a tagged PDF; `now` (aware) is the date of the file, and the same values give the same bytes."""
    return compiled("minutes", doc, title=f"{doc.title} — {doc.meeting}", now=now)
