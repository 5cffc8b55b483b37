from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tourdetable.interface.cli.processes.supervisor import Part

SUPERVISOR = """
import os, sys, time
from pathlib import Path
from tourdetable.interface.cli.processes import supervisor as module
from tourdetable.interface.cli.processes.supervisor import Part, Supervisor
module.PAUSE, module.PATIENCE = 0.01, 0.5
folder = Path(sys.argv[1])
def say(name, text):
    (folder / name).write_text(text)
def works(parent):
    say("works", str(os.getpid()))
    time.sleep(60)
def deaf(parent):
    import signal
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    say("deaf", str(os.getpid()))
    time.sleep(60)
def fails(parent):
    raise SystemExit(3)
parts = {"works": works, "deaf": deaf, "fails": fails}
Supervisor(Part(name, parts[name]) for name in sys.argv[2:]).run()
"""
PATIENCE = 30.0


def supervise(folder: Path, *parts: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SUPERVISOR, str(folder), *parts]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def said(file: Path, *, but: int = 0) -> int:
    """The id written in this file, another than `but`."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        text = file.read_text() if file.exists() else ""
        if text and int(text) != but:
            return int(text)
        time.sleep(0.02)
    raise AssertionError(f"{file.name} says nothing")


def is_running(pid: int) -> bool:
    """Neither gone nor waiting for its end to be read."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_part_that_ends_is_started_again(tmp_path: Path) -> None:
    with supervise(tmp_path, "works") as supervisor:
        first = said(tmp_path / "works")
        os.kill(first, signal.SIGKILL)
        second = said(tmp_path / "works", but=first)
        supervisor.terminate()
        errors = supervisor.communicate(timeout=PATIENCE)[1]
    assert errors == "Tour de table: works ended (status -9), started again\n"
    assert (supervisor.returncode, is_running(second)) == (0, False)


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_all_end_when_it_is_asked_to_the_deaf_ones_too(
    tmp_path: Path, asked: signal.Signals
) -> None:
    with supervise(tmp_path, "works", "deaf") as supervisor:
        pids = [said(tmp_path / "works"), said(tmp_path / "deaf")]
        supervisor.send_signal(asked)
        assert supervisor.wait(PATIENCE) == 0
        limit = time.monotonic() + PATIENCE
        while any(map(is_running, pids)) and time.monotonic() < limit:
            time.sleep(0.02)
    assert [is_running(pid) for pid in pids] == [False, False]


def test_what_cannot_start_is_given_up_and_said(tmp_path: Path) -> None:
    with supervise(tmp_path, "fails") as supervisor:
        errors = supervisor.communicate(timeout=PATIENCE)[1]
    assert supervisor.returncode == 1
    assert "fails ends as soon as it starts (status 1)" in errors


def test_a_part_that_has_worked_is_not_said_to_fail() -> None:
    part = Part("works", lambda _parent: None, started=time.monotonic() - 60, failures=9)
    part.ended()
    assert part.failures == 0
