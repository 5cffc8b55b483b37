"""PostgreSQL's full text: a `tsvector` of the tokens, which the server makes, and a GIN index.

GIN finds all that match before the latest can be told: what a common word costs would grow with the
index. So the latest entries are looked through first, some for each answer that is wanted, and the
index is asked only where too few of them match: then few do.
"""

from __future__ import annotations

from typing import Any

from tourdetable.domain.search.engines.wanted import Group, Wanted

STANDS = "strpos(said, %s) > 0"

AHEAD, FEWEST, FARTHEST = 32, 200, 16_000
"""Entries that are looked through before the index is asked: so many for each answer wanted, at
least and at most."""

MATCHING = """
WITH latest AS MATERIALIZED (
    SELECT id FROM (
        SELECT id, vector FROM search_entry WHERE id BETWEEN %(first)s AND %(last)s
        ORDER BY id DESC LIMIT %(latest)s
    ) AS seen WHERE vector @@ %(told)s::tsquery ORDER BY id DESC LIMIT %(most)s
), indexed AS MATERIALIZED (
    SELECT id FROM search_entry
    WHERE vector @@ %(told)s::tsquery AND (SELECT count(*) FROM latest) < %(most)s
)
SELECT id FROM latest WHERE (SELECT count(*) FROM latest) >= %(most)s
UNION ALL
(SELECT id FROM indexed WHERE id BETWEEN %(first)s AND %(last)s ORDER BY id DESC LIMIT %(most)s)
ORDER BY id DESC LIMIT %(most)s
"""

MAKE = (
    "ALTER TABLE search_entry ADD COLUMN vector tsvector"
    " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED",
    "CREATE INDEX search_entry_vector ON search_entry USING gin (vector)",
)


def matching(wanted: Wanted, most: int) -> tuple[str, list[Any]]:
    """The query, and its parameters."""
    latest = min(max(FEWEST, AHEAD * most), FARTHEST) if wanted.common else 0
    given = {"first": wanted.first, "last": wanted.last, "latest": latest, "most": most}
    return placed(MATCHING, given | {"told": told(wanted)})


def placed(sql: str, given: dict[str, Any]) -> tuple[str, list[Any]]:
    """The same with its parameters in their order: another query may be made around it."""
    pieces = sql.split("%(")
    names = [piece.split(")s", 1) for piece in pieces[1:]]
    return pieces[0] + "".join(f"%s{rest}" for _name, rest in names), [
        given[name] for name, _rest in names
    ]


def told(wanted: Wanted) -> str:
    """A question in PostgreSQL's words."""
    every = " & ".join(map(either, wanted.every))
    return f"{every} & !{either(wanted.none)}" if wanted.none else every


def either(group: Group) -> str:
    return "(" + " | ".join(f"'{one}'" for one in group) + ")"
