"""Several people write one text: what each wrote is put together, or they are told where they
disagree."""

from __future__ import annotations

from tourdetable.core.documents.text.merging import Merged, merge
from tourdetable.domain.journal.versions import Changed, V


class Disagreed(Changed[V]):
    """Somebody changed the very words that this writer changed: `merged` has both."""

    def __init__(self, current: V, merged: Merged) -> None:
        super().__init__(current)
        self.merged = merged


def together(current: V, theirs: str, base: str | None, words: str) -> str:
    """What others (`theirs`, as the row now has it) and this writer made of the text that both had.

    Raises `Changed` when that text, `base`, is not known; `Disagreed` when they changed the same
    words.
    """
    if base is None:
        raise Changed(current)
    merged = merge(base, theirs, words)
    if merged.conflicts:
        raise Disagreed(current, merged)
    return merged.text
