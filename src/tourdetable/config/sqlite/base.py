"""SQLite as a server: Django's backend, on a newer SQLite than the system's, and always held open.

Every process opens the database here, whatever command it runs: see ADR 36. Nothing else may open
the file inside these processes, not even to read its bytes: closing it again would drop the locks
of all connections of the process (https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import register
from django.db.backends.sqlite3.features import DatabaseFeatures
from django.utils.dateparse import parse_date, parse_datetime, parse_time

try:
    from pysqlite3 import dbapi2 as driver
except ImportError:  # no wheel for this system: `tourdetable doctor` says whether its own will do
    from sqlite3 import dbapi2 as driver

Inode = tuple[int, int] | None
"""What a file is, whatever its name: its device and its number there."""


class Opened(NamedTuple):
    """One connection that a process keeps from its first need of the database to its end."""

    process: int
    file: Inode
    connection: Any


class Held:
    """The connections that hold a file open, and with it SQLite's locks and write-ahead file."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._opened: dict[str, Opened] = {}
        self._left: list[Opened] = []

    def hold(self, wrapper: DatabaseWrapper, params: dict[str, Any]) -> None:
        """Open one, unless this process has it already, and read: only then does it hold locks."""
        name = str(wrapper.settings_dict["NAME"])
        with self._lock:
            held = self._opened.get(name)
            if held and (held.process, held.file) == (os.getpid(), inode(name)):
                return
            if held:  # of the process that forked us, or of a file replaced: never ours to close
                self._left.append(held)
            connection = wrapper.open(params)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
            self._opened[name] = Opened(os.getpid(), inode(name), connection)

    def release(self, name: str) -> None:
        """Close it: this process is about to fork, and nothing of it is in use."""
        with self._lock:
            held = self._opened.pop(name, None)
            if held and held.process == os.getpid():
                held.connection.close()


HELD = Held()


def inode(name: str) -> Inode:
    """The file which has this name now; None for none."""
    try:
        found = Path(name).stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


class Features(DatabaseFeatures):
    """References are prefetched by `(id) IN ((1), (2))`: no key of ours has several columns.

    What Django writes otherwise for SQLite, an `OR` for each, fails beyond a thousand.
    """

    supports_tuple_lookups = True


class DatabaseWrapper(base.DatabaseWrapper):
    """A thread's connection, kept from one request to the next."""

    features_class = Features
    Database = driver
    init_commands: list[str]
    file: Inode = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """The thread's own; before it, the one that this process holds."""
        if not self.is_in_memory_db():
            HELD.hold(self, conn_params)
        connection = self.open(conn_params)
        self.file = inode(str(self.settings_dict["NAME"]))
        return connection

    def open(self, conn_params: dict[str, Any]) -> Any:
        """What Django's backend does, with our driver."""
        connection = driver.connect(**conn_params)
        register(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA legacy_alter_table = OFF")
        for command in filter(None, map(str.strip, self.init_commands)):
            connection.execute(command)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=Cursor)

    def close_if_unusable_or_obsolete(self) -> None:
        """Also when the file was replaced, by a restored backup for example."""
        if self.connection is not None and not self.in_atomic_block and self.is_replaced():
            self.close()
        super().close_if_unusable_or_obsolete()

    def is_replaced(self) -> bool:
        """Whether the name now leads to another file than the one that is open."""
        return not self.is_in_memory_db() and self.file != inode(str(self.settings_dict["NAME"]))

    def is_usable(self) -> bool:
        """Whether it still reads, after an error."""
        try:
            self.connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except self.Database.Error:
            return False
        return True

    def close_pool(self) -> None:
        """Close what this process holds, as on PostgreSQL: before a fork, and before leaving."""
        HELD.release(str(self.settings_dict["NAME"]))


class Cursor(driver.Cursor):  # type: ignore[misc]  # published without types
    """Django's cursor, with our driver."""

    def execute(self, query: str, params: Any = None) -> Any:
        if params is None:
            return super().execute(query)
        return super().execute(converted(query, params), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        rows = list(param_list)
        return super().executemany(converted(query, rows[0] if rows else ()), rows)


def converted(query: str, params: Any) -> str:
    """From the style of Django's placeholders to SQLite's."""
    if isinstance(params, Mapping):
        return query % {name: f":{name}" for name in params}
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


for kind, adapted in (
    (Decimal, str),
    (date, base.adapt_date),
    (datetime, base.adapt_datetime),
):
    driver.register_adapter(kind, adapted)
for word, parse in (
    ("date", parse_date),
    ("time", parse_time),
    ("datetime", parse_datetime),
    ("timestamp", parse_datetime),
):
    driver.register_converter(word, base.decoder(parse))
driver.register_converter("bool", b"1".__eq__)
