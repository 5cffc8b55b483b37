"""The mailbox where answers arrive, on a real server and in a folder of files."""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.interface.mail.dovecot import ImapServer, dovecot
from tourdetable.interface.mail.inbound import mailboxes
from tourdetable.interface.mail.inbound.mailboxes import (
    Fetched,
    ImapPlace,
    Unreadable,
    imap,
    maildir,
    quoted,
)

ONE = b"From: ana@port.example\r\nSubject: un\r\n\r\nUn.\r\n"
TWO = b"From: bao@port.example\r\nSubject: deux\r\n\r\nDeux \xe9.\r\n"


@pytest.fixture(scope="module")
def running() -> Iterator[ImapServer]:
    with dovecot() as server:
        yield server


@pytest.fixture
def server(running: ImapServer, request: pytest.FixtureRequest) -> ImapServer:
    """The server, with an empty mailbox of this test."""
    return replace(running, user=f"user{abs(hash(request.node.name))}")


def place(server: ImapServer) -> ImapPlace:
    return ImapPlace(**server.settings)


def test_each_message_is_read_whole_and_put_away(server: ImapServer) -> None:
    server.put(ONE)
    server.put(TWO, seen=True)
    with imap(place(server)) as box:
        found = list(box.messages())
        assert [(one.data, one.whole) for one in found] == [(ONE, True), (TWO, True)]
        for one in found:
            box.put_away(one.key)
        assert list(box.messages()) == []
    assert (server.count("INBOX"), server.count(quoted("Réponses lues"))) == (0, 2)


def test_what_is_not_put_away_is_found_again(server: ImapServer) -> None:
    server.put(ONE)
    for _time in range(2):
        with imap(place(server)) as box:
            assert [one.data for one in box.messages()] == [ONE]


def test_of_a_message_that_is_too_large_the_head_is_read(
    server: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailboxes, "LARGEST", 40)
    server.put(ONE)
    with imap(place(server)) as box:
        (found,) = box.messages()
    assert (found.data, found.whole) == (ONE.partition(b"Un.")[0], False)


def test_what_stops_it_is_said(server: ImapServer) -> None:
    for wrong in ({"folder": "Nowhere"}, {"port": 1}, {"security": "tls"}):
        with pytest.raises(Unreadable), imap(replace(place(server), **wrong)):  # type: ignore[arg-type]  # of these types
            pass


def test_names_of_folders_are_written_as_the_protocol_does() -> None:
    names = ["INBOX", "Réponses lues", 'R&D "x"']
    assert [quoted(name) for name in names] == ['"INBOX"', '"R&AOk-ponses lues"', '"R&-D \\"x\\""']


def test_a_folder_of_files_is_read_too(tmp_path: Path) -> None:
    files = mailbox.Maildir(tmp_path / "box")
    files.add(ONE.replace(b"\r\n", b"\n"))
    files.add(TWO.replace(b"\r\n", b"\n"))
    with maildir(tmp_path / "box") as box:
        found = list(box.messages())
        assert sorted(one.data for one in found) == sorted(
            [ONE.replace(b"\r\n", b"\n"), TWO.replace(b"\r\n", b"\n")]
        )
        box.put_away(found[0].key)
        assert [one.key for one in box.messages()] == [found[1].key]
    with pytest.raises(Unreadable), maildir(tmp_path / "none"):
        pass
    assert found[0] == Fetched(found[0].key, found[0].data)
