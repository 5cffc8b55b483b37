"""The programme of the year, on paper."""

from __future__ import annotations

from datetime import datetime

from tourdetable.core.documents.model import ProgrammeDocument
from tourdetable.core.documents.pdf import compiled


def programme_pdf(doc: ProgrammeDocument, *, now: datetime) -> bytes:
    """The programme as a tagged PDF; `now` (aware) is the date of the file, and the same values give the same bytes."""
    return compiled("programme", doc, title=f"{doc.title} — {doc.network}", now=now)
