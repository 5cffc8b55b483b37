from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.conf import settings
from tests.domain.builders import NOW, found_circle
from tests.domain.notices.convened import convened, with_mailboxes

from tourdetable.domain.notices.actions import collect
from tourdetable.domain.notices.models import Notice
from tourdetable.interface.cli.notices import deliver
from tourdetable.interface.web import clock

SERVER = """
import os, subprocess, sys
beside = ["deliver", "--every", "1", "--beside", str(os.getpid())]
print(subprocess.Popen([sys.argv[1], *beside], stderr=subprocess.DEVNULL).pid, flush=True)
os.execv("/bin/sleep", ["/bin/sleep", "60"])
"""
PATIENCE = 20.0


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


def test_what_is_given_up_is_listed_and_may_be_tried_again(invitations: None, mailoutbox: list[Any]):
    collect(now=NOW)
    Notice.objects.filter(person__given_name="Ana").update(state="given_up", error="smtp_550", attempts=5)
    meeting = Notice.objects.first().event.subject  # type: ignore[union-attr]  there is one
    line = f"given up: ana@port.example (smtp_550), invitation, circle {meeting}\n"
    assert run() == (0, f"Notices: 1 sent, 0 refused, of which 0 given up\n{line}")
    assert run("--again") == (0, "Notices: 1 to try again\nNotices: 1 sent, 0 refused, of which 0 given up\n")


def test_a_server_that_cannot_be_used_fails_the_command(invitations: None, settings: Any):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    status, said = run()
    assert status == 1
    assert "Error: the mail server cannot be used (ConnectionRefusedError" in said


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
@pytest.mark.parametrize("ended_by", [signal.SIGTERM, signal.SIGKILL])
def test_beside_a_server_it_ends_with_it_however_it_ends(tmp_path: Path, ended_by: signal.Signals):
    """Without any table in its database, each of its rounds fails: it goes on until its server ends."""
    program = str(Path(sys.executable).with_name("tourdetable"))
    environment = {**os.environ, "TDT_DATA": str(tmp_path), "DATABASE_URL": ""}
    environment["PYTHONPATH"] = str(Path(settings.PACKAGE).parent)
    command = [sys.executable, "-c", SERVER, program]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        child = int(server.stdout.readline())
        time.sleep(3)
        assert is_running(child)
        server.send_signal(ended_by)
    assert ends_soon(child)


def ends_soon(pid: int) -> bool:
    limit = time.monotonic() + PATIENCE
    while is_running(pid) and time.monotonic() < limit:
        time.sleep(0.1)
    return not is_running(pid)


def is_running(pid: int) -> bool:
    """Neither gone nor waiting for its end to be read."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
