"""PostgreSQL's full text: a `tsvector` of the tokens, which the server makes, and a GIN index.

GIN tells all that match, in no order: what a common word costs would grow with the index. So an
entry also holds the spans of days in which it is, from a day to some years, and one span is asked
after the other, the latest first, until enough is found: longer ones where little is. GIN begins
with what is rarest among what it is asked: a word, a mark or the span.
"""

from __future__ import annotations

from typing import Any

from tourdetable.domain.search.engines.wanted import Group, Wanted
from tourdetable.domain.search.ordering import OF_A_DAY

STANDS = "strpos(said, %s) > 0"

WIDER, WIDEST = 3, 12
"""The days of a span are a power of two: how much it grows from one length to the next, and the
greatest. The column of the migration `0002_engines` holds these lengths."""
AS_LONG = 8
"""Spans as long as one that are still asked, when they may hold all that is wanted."""

MATCHING = f"""
WITH RECURSIVE span(wide, last, many, ids) AS (
    (SELECT 0, id, 0, '{{}}'::bigint[] FROM search_entry
    WHERE id BETWEEN %(first)s AND %(last)s ORDER BY id DESC LIMIT 1)
    UNION ALL
    SELECT
        CASE WHEN many + cardinality(found.ids) * {AS_LONG + 1} >= %(most)s THEN wide
        ELSE least(wide + {WIDER}, {WIDEST}) END,
        (SELECT id FROM search_entry WHERE id >= %(first)s
        AND id < (last >> ({OF_A_DAY} + wide)) << ({OF_A_DAY} + wide) ORDER BY id DESC LIMIT 1),
        many + cardinality(found.ids), found.ids
    FROM span CROSS JOIN LATERAL (
        SELECT array(SELECT id FROM (
            SELECT id FROM search_entry WHERE vector @@
            (%(told)s || ' & s' || wide || '_' || (last >> ({OF_A_DAY} + wide)))::tsquery OFFSET 0
        ) AS held WHERE id BETWEEN %(first)s AND last ORDER BY id DESC LIMIT %(most)s) AS ids
        OFFSET 0
    ) AS found WHERE last IS NOT NULL AND many < %(most)s
)
SELECT id FROM span CROSS JOIN unnest(ids) AS id ORDER BY id DESC LIMIT %(most)s
"""  # noqa: S608  numbers of ours
"""`OFFSET 0`: the index of ids would be walked from end to end beside GIN's, to no avail."""


def matching(wanted: Wanted, most: int) -> tuple[str, list[Any]]:
    """The query, and its parameters."""
    given = {"first": wanted.first, "last": wanted.last, "most": most}
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
