"""The decisions alone, on paper: of one meeting, or a register over a period."""

from __future__ import annotations

from datetime import datetime

from tourdetable.core.documents.formats.pdf import compiled
from tourdetable.core.documents.kinds.base import DecisionRecordDocument


def decision_record_pdf(doc: DecisionRecordDocument, *, now: datetime) -> bytes:
    """The record as a tagged PDF; `now` (aware) is the date of the file, and the same values give the same bytes."""
    return compiled("decision_record", doc, title=f"{doc.title} — {doc.period}", now=now)
