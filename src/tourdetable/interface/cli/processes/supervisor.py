"""Keeps the processes of an installation running: each one that ends is started again.

The supervisor holds no connection to the database and does nothing else, so that it may fork at any
moment. When it ends, however it ends, they all end within two seconds (`lifeline`).
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import FrameType
from typing import NoReturn

import click

PAUSE = 0.5
"""Seconds before a process that ended is started again."""
SHORT = 2.0
"""Seconds under which a process has done nothing: it ended as soon as it started."""
ENOUGH = 10
"""How many times in a row a process may end so before the supervisor gives up."""
PATIENCE = 3.0
"""Seconds left to the processes when all ends."""
ASKED = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
"""What asks a supervisor to end."""


@dataclass
class Part:
    """One process: what it is called, what it does, and how it went."""

    name: str
    run: Callable[[int], object]
    """Given the supervisor's id; never expected to return."""
    pid: int = 0
    started: float = 0.0
    failures: int = 0

    def start(self) -> None:
        """Fork, and run there. Who asks for the end is heard once the child is known."""
        sys.stdout.flush()
        self.started = time.monotonic()
        supervisor = os.getpid()
        signal.pthread_sigmask(signal.SIG_BLOCK, ASKED)
        self.pid = os.fork()
        if not self.pid:
            become(self.run, supervisor)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKED)

    def ended(self) -> None:
        """Count the times that it did not even start."""
        short = time.monotonic() - self.started < SHORT
        self.failures = self.failures + 1 if short else 0


class Supervisor:
    """Starts, watches and ends the parts."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self.parts = tuple(parts)

    def run(self) -> NoReturn:
        """Until somebody asks for the end, or a part cannot start."""
        for asked in ASKED:
            signal.signal(asked, leave)
        try:
            for part in self.parts:
                part.start()
            while True:
                self.wait()
        finally:
            self.end()

    def wait(self) -> None:
        """Wait for the end of any part, and start it again."""
        pid, status = os.wait()
        part = next((part for part in self.parts if part.pid == pid), None)
        if part is None:
            return
        part.ended()
        how = os.waitstatus_to_exitcode(status)
        if part.failures == ENOUGH:
            raise click.ClickException(f"{part.name} ends as soon as it starts (status {how})")
        click.echo(f"Tour de table: {part.name} ended (status {how}), started again", err=True)
        time.sleep(PAUSE)
        part.start()

    def end(self) -> None:
        """Ask all parts to leave; those that are still there after a while are killed."""
        for asked in ASKED:
            signal.signal(asked, signal.SIG_IGN)
        left = {part.pid for part in self.parts if part.pid}
        tell(left, signal.SIGTERM)
        limit = time.monotonic() + PATIENCE
        while left and time.monotonic() < limit:
            left -= {pid for pid in left if is_over(pid)}
            time.sleep(0.02)
        tell(left, signal.SIGKILL)


def become(run: Callable[[int], object], supervisor: int) -> NoReturn:
    """In the child: read nothing, forget the supervisor's signals, and run."""
    status = 1
    try:
        for asked in ASKED:
            signal.signal(asked, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKED)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        run(supervisor)
        status = 0
    finally:
        sys.stdout.flush()
        os._exit(status)


def leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)


def is_over(pid: int) -> bool:
    """Whether our child has ended; its end is then read."""
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return True


def tell(pids: Iterable[int], what: signal.Signals) -> None:
    for pid in pids:
        try:
            os.kill(pid, what)
        except ProcessLookupError:
            continue
