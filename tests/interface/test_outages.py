from __future__ import annotations

import errno
import resource
import signal
import socket
from pathlib import Path
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import psycopg
import pytest
from django.core.mail.backends.smtp import EmailBackend
from django.db import OperationalError, ProgrammingError
from django.db.utils import DatabaseErrorWrapper

from tourdetable.config.sqlite.base import DatabaseWrapper, driver
from tourdetable.interface.outages import DATABASE, DISK, MAIL, Outage, outage_of


def said_by(connection: Any, statement: str) -> BaseException:
    """The error of SQLite, as Django hands it over."""
    wrapper: Any = type("Wrapper", (), {"Database": driver, "errors_occurred": False})()
    try:
        with DatabaseErrorWrapper(wrapper):
            connection.execute(statement)
    except DatabaseWrapper.Database.Error as error:
        return error
    except Exception as error:
        return error
    raise AssertionError(f"{statement} did no harm")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "here.sqlite3"
    connection = driver.connect(file)
    connection.execute("CREATE TABLE words (word text)")
    connection.close()
    return file


ADD = "INSERT INTO words VALUES (hex(randomblob(9000)))"


@pytest.mark.parametrize(
    ("setting", "why"),
    [
        ("PRAGMA query_only = ON", "SQLITE_READONLY: attempt to write a readonly database"),
        ("PRAGMA max_page_count = 2", "SQLITE_FULL: database or disk is full"),
    ],
)
def test_a_file_that_cannot_be_written_is_away(file: Path, setting: str, why: str) -> None:
    connection = driver.connect(file)
    connection.execute(setting)
    assert outage_of(said_by(connection, ADD)) == Outage(DATABASE, why)
    connection.close()


def test_a_base_that_another_process_keeps_is_away(file: Path) -> None:
    other, connection = driver.connect(file), driver.connect(file, timeout=0)
    other.execute("BEGIN IMMEDIATE")
    assert outage_of(said_by(connection, ADD)) == Outage(
        DATABASE, "SQLITE_BUSY: database is locked"
    )
    other.close()
    connection.close()


def test_a_mistake_of_ours_is_no_outage(file: Path) -> None:
    connection = driver.connect(file)
    assert outage_of(said_by(connection, "SELECT word FROM nowhere")) is None
    assert outage_of(ProgrammingError("column does not exist")) is None
    assert [outage_of(ValueError("x")), outage_of(None)] == [None, None]
    assert outage_of(FileNotFoundError(errno.ENOENT, "No such file")) is None
    connection.close()


def from_postgresql(error: psycopg.Error) -> OperationalError:
    told = OperationalError(*error.args)
    told.__cause__ = error
    return told


def test_a_server_that_is_gone_or_only_reads_is_away() -> None:
    gone = psycopg.OperationalError("the connection is closed\nserver closed it")
    assert outage_of(from_postgresql(gone)) == Outage(
        DATABASE, "OperationalError: the connection is closed"
    )
    reads = psycopg.errors.ReadOnlySqlTransaction("cannot execute INSERT")
    assert outage_of(from_postgresql(reads)) == Outage(
        DATABASE, "OperationalError: cannot execute INSERT"
    )


@pytest.mark.parametrize(
    ("error", "outage"),
    [
        (OSError(errno.ENOSPC, "No space"), Outage(DISK, "OSError: [Errno 28] No space")),
        (OSError(errno.EROFS, "Read-only"), Outage(DISK, "OSError: [Errno 30] Read-only")),
        (SMTPRecipientsRefused({}), Outage(MAIL, "SMTPRecipientsRefused")),
        (SMTPServerDisconnected("gone"), Outage(MAIL, "SMTPServerDisconnected: gone")),
        (ConnectionResetError("the reader left"), None),
        (TimeoutError("elsewhere"), None),
        (socket.gaierror(-2, "unknown"), None),
    ],
)
def test_a_full_disk_and_a_mail_server_that_is_down_are_told_apart(
    error: Exception, outage: Outage | None
) -> None:
    """A connection that breaks elsewhere is not the mail server's doing."""
    assert outage_of(error) == outage


def test_a_disk_that_is_really_full_is_said(tmp_path: Path) -> None:
    """No file of this process may grow over 4 kB: the system refuses, as when there is no room."""
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limit[1]))
    try:
        with pytest.raises(OSError, match="File too large") as refused:
            (tmp_path / "upload").write_bytes(b" " * 9000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, before)
    assert outage_of(refused.value) == Outage(DISK, "OSError: [Errno 27] File too large")


def test_a_mail_server_that_is_down_or_never_answers_is_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        said = [sending(port)]
    said.append(sending(port))
    assert said == [
        Outage(MAIL, "SMTPServerDisconnected: Connection unexpectedly closed: timed out"),
        Outage(MAIL, "ConnectionRefusedError: [Errno 111] Connection refused"),
    ]


def sending(port: int) -> Outage | None:
    """What is away when a letter is sent by this port."""
    try:
        EmailBackend(host="127.0.0.1", port=port, timeout=0.05).open()
    except OSError as error:
        return outage_of(error)
    return None
