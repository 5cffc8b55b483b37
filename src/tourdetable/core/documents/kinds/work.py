"""What a body has produced, on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tourdetable.core.documents.kinds.base import WrittenDocument
from tourdetable.core.documents.text.tree import EMPTY, Document


@dataclass(frozen=True, kw_only=True)
class WorkDocument(WrittenDocument):
    """A deliverable that was written here: its text, by whom, how to cite it and use it.

    `state` is said when it is not in force. `labels` are in the reader's language: `version`,
    `licence`, `cite`, `address`.
    """

    template = "work"

    body: str
    sort: str
    labels: Mapping[str, str]
    summary: str = ""
    authors: str = ""
    version: str = ""
    licence: str = ""
    cite: str = ""
    address: str = ""
    state: str = ""
    text: Document = EMPTY

    @property
    def whose(self) -> str:
        """The network and the body."""
        return " · ".join((self.network, self.body))

    @property
    def circumstance(self) -> str:
        """What sort of work it is, and by whom."""
        return " · ".join(filter(None, (self.sort, self.authors)))
