"""The embedded database, in a file of its own (under load: tests/interface/cli/test_serving)."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from django.db.utils import ConnectionHandler

from tests.domain.builders import FOUNDED, found_circle
from tourdetable.config import environment as env
from tourdetable.config.sqlite.base import HELD, DatabaseWrapper, driver
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.models import Institution

pytestmark = pytest.mark.django_db
FIXED = (3, 51, 3)
"""The first SQLite without the race that resets a write-ahead file (https://sqlite.org/wal.html)."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "here.sqlite3"


@pytest.fixture
def connection(file: Path) -> Iterator[DatabaseWrapper]:
    """Opened once, with one table."""
    opened: Any = ConnectionHandler({"default": env.sqlite(file)})["default"]
    opened.cursor().execute("CREATE TABLE words (word text, number integer)")
    yield opened
    opened.close()
    opened.close_pool()


def words(connection: DatabaseWrapper) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        return list(cursor.execute("SELECT word, number FROM words ORDER BY number").fetchall())


def add(connection: DatabaseWrapper, word: str, number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO words VALUES (%s, %s)", (word, number))


def ahead(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


@pytest.mark.parametrize(
    ("setting", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("mmap_size", 0), ("foreign_keys", 1)],
)
def test_it_is_opened_so_that_what_is_acknowledged_stays(
    connection: DatabaseWrapper, setting: str, value: object
) -> None:
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {setting}").fetchone() == (value,)


def test_the_sqlite_that_comes_with_the_program_is_mended() -> None:
    pytest.importorskip("pysqlite3")
    assert driver.sqlite_version_info >= FIXED


def test_a_connection_is_kept_from_one_request_to_the_next(connection: DatabaseWrapper) -> None:
    before = connection.connection
    connection.close_if_unusable_or_obsolete()
    assert connection.connection is before


def test_the_write_ahead_file_stays_when_the_last_thread_closes(
    connection: DatabaseWrapper, file: Path
) -> None:
    add(connection, "one", 1)
    before = ahead(file).stat().st_ino
    connection.close()
    add(connection, "two", 2)
    connection.close()
    assert ahead(file).stat().st_ino == before
    connection.close_pool()
    assert not ahead(file).exists()
    assert words(connection) == [("one", 1), ("two", 2)]


def test_each_thread_has_its_own_and_the_process_holds_one_more(
    connection: DatabaseWrapper, file: Path
) -> None:
    def open_another() -> None:
        other: Any = ConnectionHandler({"default": env.sqlite(file)})["default"]
        add(other, "other", 1)
        held.append(HELD._opened[str(file)].connection)
        other.close()

    held = [HELD._opened[str(file)].connection]
    thread = threading.Thread(target=open_another)
    thread.start()
    thread.join()
    assert words(connection) == [("other", 1)]
    assert held[0] is held[1]
    assert held[0] is not connection.connection


def test_a_backup_put_in_its_place_is_what_is_read_from_then_on(
    connection: DatabaseWrapper, file: Path, tmp_path: Path
) -> None:
    add(connection, "old", 1)
    copy = driver.connect(tmp_path / "copy.sqlite3")
    copy.execute("CREATE TABLE words (word text, number integer)")
    copy.execute("INSERT INTO words VALUES ('restored', 1)")
    copy.commit()
    copy.close()
    (tmp_path / "copy.sqlite3").rename(file)
    ahead(file).unlink()
    file.with_name(f"{file.name}-shm").unlink()
    connection.close_if_unusable_or_obsolete()
    assert words(connection) == [("restored", 1)]


def test_a_process_that_is_forked_opens_its_own(connection: DatabaseWrapper) -> None:
    add(connection, "parent", 1)
    connection.close()
    child = os.fork()
    if not child:
        status = 1
        try:
            add(connection, "child", 2)
            status = 0
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    add(connection, "again", 3)
    assert words(connection) == [("parent", 1), ("child", 2), ("again", 3)]
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_after_an_error_it_is_asked_whether_it_still_reads(connection: DatabaseWrapper) -> None:
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")
    assert connection.is_usable()
    connection.connection.close()
    assert not connection.is_usable()
    connection.connection = None


def test_placeholders_of_both_styles_are_understood(connection: DatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO words VALUES (%s, %s)", [("a%", 1), ("b", 2)])
        cursor.executemany(
            "INSERT INTO words VALUES (%(word)s, %(number)s)", [{"word": "c", "number": 3}]
        )
        cursor.executemany("INSERT INTO words VALUES (%s, %s)", [])
        cursor.execute("SELECT number FROM words WHERE word = %(word)s", {"word": "c"})
        assert cursor.fetchall() == [(3,)]
        assert cursor.execute("SELECT word FROM words WHERE word LIKE 'a%'").fetchall() == [("a%",)]
        cursor.execute("SELECT %s, %s", (Decimal("1.50"), date(2027, 4, 6)))
        assert cursor.fetchone() == ("1.50", "2027-04-06")


def test_a_database_in_memory_is_held_by_nobody() -> None:
    opened: Any = ConnectionHandler({"default": env.sqlite(Path("x"))})["default"]
    opened.settings_dict["NAME"] = ":memory:"
    assert opened.cursor().execute("SELECT 1").fetchone() == (1,)
    assert (":memory:" in HELD._opened, opened.is_replaced()) == (False, False)
    opened.connection.close()


def test_references_are_prefetched_however_many_they_are(db: None) -> None:
    """By a list: a thousand `OR` are too deep for SQLite, and slow to write."""
    circle = found_circle()
    named = [Institution(name=f"Institution {number}") for number in range(1_100)]
    institutions = Institution.objects.bulk_create(named)
    seats = [
        Seat(body=circle.body, institution=one, college="town", starts=FOUNDED)
        for one in institutions
    ]
    Seat.objects.bulk_create(seats)
    found = Seat.objects.filter(institution__in=institutions).prefetch_related("institution")
    assert len({seat.institution.name for seat in found}) == 1_100
