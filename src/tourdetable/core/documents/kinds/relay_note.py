"""A note of one page that a member hands on in their institution."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.documents.kinds.relay import RelayPaper
from tourdetable.core.documents.text.tree import EMPTY, Document


@dataclass(frozen=True, kw_only=True)
class RelayNote(RelayPaper):
    """The note: letters get smaller until it holds on a page; what is longer goes on to a second
    one. `text` holds the passages that were chosen."""

    template = "relay_note"

    text: Document = EMPTY
