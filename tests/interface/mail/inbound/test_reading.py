"""Answers that arrive by mail, from the server to the register; and readers that die."""

from __future__ import annotations

import mailbox
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.core.correspondence.clients import CLIENTS, Exchange, bounced
from tests.domain.builders import NOW
from tests.domain.inbox.mails import FETCHED, Invited, invited, replies
from tests.interface.mail.dovecot import ImapServer, dovecot
from tourdetable.config.sqlite.base import driver
from tourdetable.domain.inbox.models import AddressTrouble
from tourdetable.domain.inbox.queries import reception
from tourdetable.domain.journal.models import Event
from tourdetable.interface.mail.inbound import reading
from tourdetable.interface.mail.inbound.mailboxes import Unreadable
from tourdetable.interface.mail.inbound.reading import read_mail
from tourdetable.interface.mail.message_ids import message_id

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def server() -> Iterator[ImapServer]:
    with dovecot() as running:
        yield running


@pytest.fixture
def here() -> Invited:
    return invited()


def signed(here: Invited, said: Exchange) -> Exchange:
    """By the identifier of the message that was sent, and not by the address to answer to."""
    event = Event.objects.get(kind="meeting.convened")
    account = here.circle.ana.account_id
    assert account
    reference = message_id(event.pk, account, "reseau.example").strip("<>")
    return said.but(to="reponses@reseau.example", reference=reference)


def test_from_a_real_server_to_the_register(
    here: Invited, server: ImapServer, settings: Any
) -> None:
    settings.IMAP = server.settings
    ana = here.said(here.circle.ana)
    answers = [program(ana.but(at=ana.at)) for program in CLIENTS]
    server.put(*answers, bounced(signed(here, ana)), b"From: x@y.example\r\n\r\nspam")
    assert read_mail(FETCHED) == {"counted": 7, "waiting": 1}
    assert [row[:3] for row in replies()] == [("Ana", "attend", "by_mail")]
    assert AddressTrouble.objects.count() == 1
    assert (server.count("INBOX"), read_mail(FETCHED)) == (0, {})


def test_a_signed_identifier_counts_and_a_made_up_one_does_not(
    here: Invited, tmp_path: Path
) -> None:
    files, said = mailbox.Maildir(tmp_path / "box"), signed(here, here.said(here.circle.ana))
    files.add(CLIENTS[0](said))
    files.add(CLIENTS[1](said.but(reference=said.reference.replace("-", "-1", 1))))
    assert read_mail(FETCHED, tmp_path / "box") == {"counted": 1, "waiting": 1}


def test_a_reader_that_dies_before_it_puts_a_message_away_counts_it_once(
    here: Invited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox.Maildir(tmp_path / "box").add(CLIENTS[2](here.said(here.circle.ana)))

    def die(self: object, key: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr("tourdetable.interface.mail.inbound.mailboxes.Maildir.put_away", die)
        with pytest.raises(KeyboardInterrupt):
            read_mail(FETCHED, tmp_path / "box")
    events = Event.objects.count()
    assert read_mail(FETCHED, tmp_path / "box") == {"known": 1}
    assert (len(replies()), Event.objects.count()) == (1, events)
    assert read_mail(FETCHED, tmp_path / "box") == {}


def test_a_message_that_makes_us_fail_stays_and_stops_no_other(
    here: Invited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, real = mailbox.Maildir(tmp_path / "box"), reading.take_in
    files.add(b"Subject: bomb\n\n")
    files.add(CLIENTS[2](here.said(here.circle.ana)))

    def fragile(**known: Any) -> Any:
        if b"bomb" in known["data"]:
            raise RuntimeError("bomb")
        return real(**known)

    monkeypatch.setattr(reading, "take_in", fragile)
    assert read_mail(FETCHED, tmp_path / "box") == {"counted": 1, "failed": 1}
    assert read_mail(FETCHED, tmp_path / "box") == {"failed": 1}
    row = reception()
    assert row
    assert (row.left, row.trouble) == (1, "")


def test_a_server_that_is_away_is_said(settings: Any) -> None:
    settings.IMAP = {
        "host": "127.0.0.1",
        "port": 1,
        "security": "none",
        "user": "a",
        "password": "b",
        "folder": "INBOX",
        "done": "Done",
    }
    with pytest.raises(Unreadable, match="ConnectionRefusedError"):
        read_mail(NOW)
    row = reception()
    assert row
    assert (row.ran_at, row.trouble.partition(":")[0]) == (NOW, "ConnectionRefusedError")


READER = [sys.executable, "-c", "from tourdetable.interface.cli import main; main()", "read-mail"]


def test_a_reader_that_is_really_killed_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """A process of its own, on a database of its own, killed while it reads; then another."""
    env = {**os.environ, "TDT_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": ""}
    env |= {"DJANGO_SETTINGS_MODULE": "tourdetable.config.settings", "DATABASE_URL": ""}
    copy_tables(tmp_path / "tourdetable.sqlite3")
    files = mailbox.Maildir(tmp_path / "box")
    for number in range(60):
        files.add(f"From: x{number}@y.example\nSubject: {number}\n\nhello\n".encode())
    command = [*READER, "--maildir", str(tmp_path / "box")]
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    while process.poll() is None and left(tmp_path) > 40:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait(20)
    subprocess.run(command, env=env, check=True, timeout=300)
    again = subprocess.run(command, env=env, check=True, timeout=300, capture_output=True)
    listed = subprocess.run([*READER, "--waiting"], env=env, check=True, capture_output=True)
    assert (left(tmp_path), again.stdout) == (0, b"Mail: 0 messages\n")
    assert len(listed.stdout.splitlines()) == 60


def copy_tables(path: Path) -> None:
    """A database of its own for another process, with the tables of these tests."""
    if connection.vendor != "sqlite":
        pytest.skip("the process has a database of its own, copied from SQLite")
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        made = [sql for (sql,) in cursor.fetchall()]
        cursor.execute("SELECT app, name, applied FROM django_migrations")
        applied = [tuple(map(str, row)) for row in cursor.fetchall()]
    with closing(driver.connect(path)) as copy:
        for sql in made:
            copy.execute(sql)
        copy.executemany(
            "INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, ?)", applied
        )
        copy.commit()


TABLES = """
    SELECT made.sql FROM sqlite_master AS made LEFT JOIN pragma_table_list AS listed USING (name)
    WHERE made.sql > '' AND name NOT LIKE 'sqlite%' AND coalesce(listed.type, '') <> 'shadow'
    ORDER BY instr('table index trigger', made.type)
"""
"""Without those that a virtual table makes for itself; what looks at a table comes after it."""


def left(folder: Path) -> int:
    """How many messages are not done."""
    names = [*(folder / "box/new").iterdir(), *(folder / "box/cur").iterdir()]
    return sum(1 for name in names if not name.name.endswith("S"))
