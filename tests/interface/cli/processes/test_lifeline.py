"""What ends with its parent (with the real commands: test_serving)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from tourdetable.interface.cli.processes import lifeline as module
from tourdetable.interface.cli.processes.lifeline import end_with_server, outlast_briefly, watch

NOBODY = -1
"""No process has this id."""

CHILD = """
import os, sys, time
from tourdetable.interface.cli.processes.lifeline import gone_with
leaving = gone_with(os.getppid())
print("here", flush=True)
leaving.wait(60)
if sys.argv[1] == "kind":
    print("kindly", flush=True)
    os._exit(0)
time.sleep(60)
"""


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How a process would have ended, which goes on for the test."""
    ends: list[int] = []
    monkeypatch.setattr(module, "GRACE", 0.0)
    monkeypatch.setattr(os, "_exit", ends.append)
    return ends


def test_it_is_time_to_leave_when_the_parent_is_gone(ended: list[int]) -> None:
    leaving = threading.Event()
    watch(NOBODY, leaving)
    assert (leaving.is_set(), ended) == (True, [1])


@pytest.mark.parametrize(("manner", "words", "status"), [("kind", "kindly\n", 0), ("busy", "", 1)])
def test_a_parent_may_ask_to_leave_and_is_obeyed_by_whoever_is_busy_too(
    manner: str, words: str, status: int
) -> None:
    command = [sys.executable, "-c", CHILD, manner]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        assert child.stdout.readline() == "here\n"
        child.send_signal(signal.SIGTERM)
        asked = time.monotonic()
        assert child.communicate(timeout=20) == (words, None)
        assert time.monotonic() - asked < 10
    assert child.returncode == status


def test_what_answers_requests_is_asked_to_end_once_the_server_is_gone(
    ended: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda pid, what: asked.append((pid, what)))
    outlast_briefly(NOBODY)
    assert (asked, ended) == ([(os.getpid(), signal.SIGTERM)], [1])


def test_a_program_served_otherwise_watches_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(module.SERVER, raising=False)
    before = threading.active_count()
    end_with_server()
    assert threading.active_count() == before
