"""The door: the entries that answer a question, the latest first, whichever the database."""

from __future__ import annotations

from typing import Any

from django.db import connection

from tourdetable.domain.search.engines import postgresql, sqlite
from tourdetable.domain.search.engines.wanted import Wanted

PHRASED = 1_000
"""Entries that hold the words of a phrase, the latest ones, in which it is looked for."""
ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def ids(wanted: Wanted, most: int) -> list[int]:
    """The ids of the entries that answer, the latest first, `most` at most (one query)."""
    if wanted.impossible:
        return []
    engine = ENGINES[connection.vendor]
    if not wanted.phrases:
        return asked(*engine.matching(wanted, most))
    sql, params = engine.matching(wanted, PHRASED)
    stands = " AND ".join([engine.STANDS] * len(wanted.phrases))
    told = (
        f"SELECT id FROM search_entry WHERE id IN ({sql}) AND {stands}"  # noqa: S608  engines' own
        " ORDER BY id DESC LIMIT %s"
    )
    return asked(told, [*params, *(f" {phrase} " for phrase in wanted.phrases), most])


def asked(sql: str, params: list[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [row[0] for row in cursor.fetchall()]
