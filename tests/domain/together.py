"""Two writers at the same moment, each with a connection of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any

from django.db import connection, connections

from tourdetable.config.sqlite.base import HELD


def together(*gestures: Callable[[], Any]) -> list[Any]:
    """What each gesture answered (or raised), all begun at once."""
    barrier = Barrier(len(gestures))

    def run(gesture: Callable[[], Any]) -> Any:
        barrier.wait(timeout=10)
        try:
            return gesture()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(gestures)) as pool:
        return list(pool.map(run, gestures))


@contextmanager
def really_apart(file: Path) -> Iterator[Callable[[str], list[Any]]]:
    """Where other threads find the database: a copy in a file on SQLite, whose test database they
    could not lock; the very same on PostgreSQL. Gives a way to read it."""
    if connection.vendor != "sqlite":
        yield read_by(connection)
        return
    write_copy(file)
    settings = connections.settings["default"]
    before, settings["NAME"] = settings["NAME"], str(file)
    other = connections.create_connection("default")
    try:
        yield read_by(other)
    finally:
        other.close()
        HELD.release(str(file))
        settings["NAME"] = before


def write_copy(file: Path) -> None:
    """The SQLite database of the tests, as it is now, in a file that other processes may open."""
    connection.ensure_connection()
    copy = connection.Database.connect(file)
    connection.connection.backup(copy)
    copy.close()


def read_by(opened: Any) -> Callable[[str], list[Any]]:
    """Asks a connection, outside the model."""

    def read(query: str) -> list[Any]:
        with opened.cursor() as cursor:
            cursor.execute(query)
            return list(cursor.fetchall())

    return read
