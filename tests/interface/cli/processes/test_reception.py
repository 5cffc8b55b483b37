"""`tourdetable read-mail`."""

from __future__ import annotations

import mailbox
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.core.correspondence.clients import gmail
from tests.domain.inbox.mails import FETCHED, invited
from tourdetable.interface.cli.processes.reception import read_mail
from tourdetable.interface.web.base import clock

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(read_mail, arguments)
    return done.exit_code, done.output


def test_it_says_what_it_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: FETCHED)
    here, files = invited(), mailbox.Maildir(tmp_path / "box")
    files.add(gmail(here.said(here.circle.ana)))
    files.add(b"From: x@y.example\nSubject: hello\n\nhello\n")
    asked = ("--maildir", str(tmp_path / "box"))
    said = "Mail: 2 messages, 1 recorded, 1 for somebody to read\n"
    assert run(*asked) == (0, said)
    assert run(*asked) == (0, "Mail: 0 messages\n")
    status, listed = run("--waiting")
    assert (status, listed.partition(" other ")[2]) == (0, "x@y.example: hello\n")


def test_without_a_mailbox_it_says_what_to_set(settings: Any) -> None:
    settings.IMAP = {}
    assert run() == (1, "Error: no mailbox to read: set TDT_IMAP_HOST, or give --maildir\n")


def test_a_mailbox_that_cannot_be_read_fails_the_command(tmp_path: Path) -> None:
    status, said = run("--maildir", str(tmp_path))
    assert status == 1
    assert "the mailbox cannot be read" in said
