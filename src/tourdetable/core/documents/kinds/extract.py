"""One decision alone, on paper, for whoever put it forward."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.documents.kinds.decision_record import DecisionRecordDocument


@dataclass(frozen=True, kw_only=True)
class ExtractDocument(DecisionRecordDocument):
    """A decision taken out of the record of its meeting, with what a reader who was not there must
    know: `facts` are pairs of a label and its words (meeting, day, who put it forward)."""

    template = "extract"

    facts: tuple[tuple[str, str], ...] = ()
