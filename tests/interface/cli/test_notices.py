from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner

from tests.domain.builders import NOW, found_circle
from tests.domain.notices.convened import convened, with_mailboxes
from tourdetable.domain.notices.actions import collect
from tourdetable.domain.notices.models import Notice
from tourdetable.interface.cli.notices import deliver
from tourdetable.interface.web.base import clock


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(deliver, arguments)
    return done.exit_code, done.output


@pytest.fixture
def invitations(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    convened(with_mailboxes(found_circle()))


def test_it_says_what_it_did(invitations: None, mailoutbox: list[Any]):
    assert run() == (0, "Notices: 2 sent, 0 refused, of which 0 given up\n")
    assert run() == (0, "Notices: 0 sent, 0 refused, of which 0 given up\n")
    assert len(mailoutbox) == 2


def test_what_is_given_up_is_listed_and_may_be_tried_again(
    invitations: None, mailoutbox: list[Any]
):
    collect(now=NOW)
    Notice.objects.filter(person__given_name="Ana").update(
        state="given_up", error="smtp_550", attempts=5
    )
    line = "given up: ana@port.example (smtp_550), invitation, circle\n"
    assert run() == (0, f"Notices: 1 sent, 0 refused, of which 0 given up\n{line}")
    assert run("--again") == (
        0,
        "Notices: 1 to try again\nNotices: 1 sent, 0 refused, of which 0 given up\n",
    )


def test_a_server_that_cannot_be_used_fails_the_command(invitations: None, settings: Any):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    status, said = run()
    assert status == 1
    assert "Error: the mail server cannot be used (ConnectionRefusedError" in said
