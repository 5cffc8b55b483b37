"""Lines that are no member's: titles between lines, subtotals, notes, the headings again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tourdetable.core.sheets.grid import Cell, one_line
from tourdetable.core.sheets.headings import PERSONAL, SECOND, SheetColumn
from tourdetable.core.words.collation import folded

if TYPE_CHECKING:
    from tourdetable.core.sheets.members import Layout

EXAMPLES = frozenset(("exemple ligne a supprimer", "example line to be deleted"))
"""What the example of our own model calls itself, in each language."""

SUMS = re.compile(
    r"(?:sous |grand )?(?:total|totaux|subtotal)\b.*|nombre (?:de|d|total)\b.*|effectifs?\b.*"
)
REMARK = re.compile(r"(?:nb|n b|nota|notes?|remarques?|sources?|legende|mise? a jour|total)\b.*")
OF_PERSONS = {*PERSONAL, *SECOND.values()}
MOST_TITLES = 3


def title_of(row: Sequence[Cell], layout: Layout) -> str | None:
    """The title that a line is; "" for a line that is neither a title nor a member; else None."""
    said = [one_line(cell) for cell in row]
    texts = [text for text in said if text]
    if is_ours(texts, layout) or is_sum(said, texts, layout) or is_remark(texts):
        return ""
    if len({folded(text) for text in texts}) > 1:
        return None
    held = [n for n, text in enumerate(said) if text]
    named = {layout.columns[n] for n in held if n < len(layout.columns)}
    alone = len(held) > 1 or SheetColumn.INSTITUTION not in named
    return texts[0] if alone else None


def is_ours(texts: Sequence[str], layout: Layout) -> bool:
    """The example of our model, or the headings said again."""
    words = {folded(text) for text in texts}
    return bool(words & EXAMPLES) or words <= {folded(word) for word in layout.words if word}


def is_sum(said: Sequence[str], texts: Sequence[str], layout: Layout) -> bool:
    """A line that counts others, and names nobody."""
    if not SUMS.fullmatch(folded(texts[0])):
        return False
    pairs = zip(said, layout.columns, strict=False)
    return not any(text and column in OF_PERSONS for text, column in pairs)


def is_remark(texts: Sequence[str]) -> bool:
    """One text alone, that speaks of the others."""
    return len(set(texts)) == 1 and (texts[0][0] == "*" or bool(REMARK.fullmatch(folded(texts[0]))))


def with_title(titles: tuple[str, ...], title: str) -> tuple[str, ...]:
    """The last titles, the latest first."""
    return (title, *titles)[:MOST_TITLES] if title else titles
