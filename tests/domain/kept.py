"""What many tests begin with: built once by the actions, then its rows are written again.

A network built by its actions costs 40 milliseconds, its rows 4. Only an empty database is filled
so: what is built beside something else is built.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from copy import deepcopy
from functools import cache
from typing import Any, TypeVar

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from tourdetable.domain.journal.models import Event
from tourdetable.domain.people.models import Person

T = TypeVar("T")
Rows = dict[str, Any]

_kept: dict[Hashable, tuple[Any, Rows]] = {}


def kept(name: Hashable, build: Callable[[], T]) -> T:
    """What `build` gives, and its rows. The same name is always given for the same building."""
    if Event.objects.exists() or Person.objects.exists():
        return build()
    if name not in _kept:
        made = build()
        _kept[name] = deepcopy(made), {table: rows for table in tables() if (rows := read(table))}
        return made
    made, held = _kept[name]
    for table, rows in held.items():
        write(table, rows)
    return deepcopy(made)


@cache
def tables() -> list[str]:
    """Those of our own applications."""
    ours = [app for app in apps.get_app_configs() if app.name.startswith("tourdetable.")]
    return [
        model._meta.db_table for app in ours for model in app.get_models(include_auto_created=True)
    ]


def empty() -> None:
    """Take away all that was committed, from where there is something.

    Django's `flush` empties every table, then writes content types again: a quarter of a second.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for table in filled(cursor):
            cursor.execute(f'DELETE FROM "{table}"')


def filled(cursor: CursorWrapper) -> list[str]:
    """The tables of models that hold something, but for those that Django fills by itself."""
    by_itself = {model._meta.db_table for model in (ContentType, Permission)}
    there = sorted(set(connection.introspection.django_table_names()) - by_itself)
    found = (f'EXISTS(SELECT 1 FROM "{one}")' for one in there)
    cursor.execute(f"SELECT {', '.join(found)}")
    return [table for table, one in zip(there, cursor.fetchone(), strict=True) if one]


def read(table: str) -> Any:
    """All its rows as the engine keeps them, which Django would convert."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f'SELECT json_agg(rows)::text FROM "{table}" AS rows')
            return cursor.fetchone()[0]
        cursor.execute(f'SELECT {bare_columns(table)} FROM "{table}"')
        return cursor.fetchall()


@cache
def bare_columns(table: str) -> str:
    """Its columns in their order, so written that SQLite gives no Python object in their place."""
    with connection.cursor() as cursor:
        cursor.execute(f'PRAGMA table_info("{table}")')
        return ", ".join(f'+"{name}"' for _number, name, *_rest in cursor.fetchall())


def write(table: str, rows: Any) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            source = f'json_populate_recordset(NULL::"{table}", %s::json)'
            cursor.execute(f'INSERT INTO "{table}" SELECT * FROM {source}', [rows])
        else:
            marks = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)
