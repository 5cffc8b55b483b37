"""SQLite's FTS5, over the entries: triggers keep it in step with them.

Its rows are walked from the last one back, and no further than asked: what a common word costs does
not grow with the index.
"""

from __future__ import annotations

from typing import Any

from tourdetable.domain.search.engines.wanted import Group, Wanted

STANDS = "instr(said, %s) > 0"

MATCHING = (
    "SELECT rowid AS id FROM search_words WHERE search_words MATCH %s"
    " AND rowid BETWEEN %s AND %s ORDER BY rowid DESC LIMIT %s"
)


def matching(wanted: Wanted, most: int) -> tuple[str, list[Any]]:
    """The query, and its parameters."""
    return MATCHING, [told(wanted), wanted.first, wanted.last, most]


def told(wanted: Wanted) -> str:
    """A question in FTS5's words."""
    every = " AND ".join(map(either, wanted.every))
    return f"({every}) NOT {either(wanted.none)}" if wanted.none else every


def either(group: Group) -> str:
    return "(" + " OR ".join(f'"{one}"' for one in group) + ")"
