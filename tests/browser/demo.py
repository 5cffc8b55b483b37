"""The demo, really served: built once, then a copy of its own for each story, on SQLite or on
PostgreSQL."""

from __future__ import annotations

import ctypes
import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from tests.paths import ROOT

PATIENCE = 180
"""Seconds that a server may take to answer; a busy machine builds slowly."""
OURS = ("TDT_", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")
NOT_DATA = shutil.ignore_patterns("*.log")
READY = "ready"
NUMBERS = count()
PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of <sys/prctl.h>."""


def database_name() -> str:
    """A name that no other process of the tests uses."""
    return f"tdt_browser_{os.getpid()}_{next(NUMBERS)}"


@dataclass(frozen=True)
class Order:
    """What a nursery is asked to serve: a copy's data, where, where to write what is said, and the
    day at which its clock stands (the demo's own, when empty); the name by which browsers find
    it."""

    data: str
    database_url: str
    port: int
    log: str
    today: str = ""
    host: str = "127.0.0.1"


@dataclass(frozen=True)
class Forked:
    """A process that is not our child; it is asked what `Popen` is asked."""

    pid: int

    def poll(self) -> int | None:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 0
        return None

    def terminate(self) -> None:
        """At once, with all its processes: nobody will read its data again."""
        os.killpg(self.pid, signal.SIGKILL)

    def wait(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while self.poll() is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired(str(self.pid), seconds)
            time.sleep(0.01)


@dataclass(frozen=True)
class Server:
    """A demo that answers at `url`; everything it says is in `log`, mail included."""

    url: str
    log: Path
    process: subprocess.Popen[bytes] | Forked

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def wait(self) -> None:
        """Until /healthz answers; else fail with what the server said."""
        deadline = time.monotonic() + PATIENCE
        while not answers(f"{self.url}/healthz"):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(
                    f"The demo does not answer (exit status {self.process.poll()}):\n{self.said}"
                )
            time.sleep(0.05)

    def stop(self) -> None:
        """End it, with all its processes."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)


@dataclass
class Demo:
    """The demo's data, in a folder of its own; `postgresql` is the URL of a server, or empty for
    SQLite."""

    folder: Path
    postgresql: str = ""
    database: str = field(default_factory=database_name)

    @contextmanager
    def copy(self, folder: Path) -> Iterator[Demo]:
        """The same data, to be changed by one story only."""
        shutil.copytree(self.folder, folder, ignore=NOT_DATA)
        with Demo(folder, self.postgresql).made(self.database) as copied:
            yield copied

    @contextmanager
    def made(self, template: str = "template1") -> Iterator[Demo]:
        """With a database, on PostgreSQL."""
        self.run_sql("CREATE DATABASE {} TEMPLATE {}", self.database, template)
        try:
            yield self
        finally:
            self.run_sql("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.database)

    @contextmanager
    def served(self, verb: str = "demo") -> Iterator[Server]:
        """Serve it on a free port, by the very command that people type; `serve` is an installation
        of one's own, where nothing is founded yet."""
        port, log = free_port(), self.folder / "server.log"
        command = [str(Path(sys.executable).with_name("tourdetable")), verb, "--port", str(port)]
        with log.open("wb") as output:
            process = self.run(command, stdout=output, stderr=output)
        with answering(Server(f"http://127.0.0.1:{port}", log, process)) as server:
            yield server

    @contextmanager
    def nursery(self) -> Iterator[Nursery]:
        """What serves copies at once; it builds the demo when the folder holds none."""
        command = [sys.executable, "-m", "tests.browser.nursery"]
        log = self.folder / "nursery.log"
        with log.open("wb") as output:
            process = self.run(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=output
            )
        with process:
            try:
                nursery = Nursery(self, process)
                assert nursery.answer() == READY, log.read_text(encoding="utf-8")
                yield nursery
            finally:
                process.terminate()

    def run(self, command: list[str], **streams: Any) -> subprocess.Popen[bytes]:
        """In the folder, in the environment of somebody who has set nothing else."""
        return subprocess.Popen(
            command,
            cwd=self.folder,
            env=self.environment(),
            start_new_session=True,
            preexec_fn=end_with_parent,  # noqa: PLW1509  it makes one system call and takes no lock
            **streams,
        )

    @property
    def database_url(self) -> str:
        """Empty on SQLite."""
        there = urlsplit(self.postgresql)._replace(path=f"/{self.database}")
        return there.geturl() if self.postgresql else ""

    def environment(self) -> dict[str, str]:
        """That of somebody who has set nothing, but where the data is and that no message waits for
        another."""
        rest = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        own = {"TDT_DATA": str(self.folder), "TDT_MAIL_RATE": "0", "PYTHONPATH": str(ROOT)}
        return {**rest, **own, **({"DATABASE_URL": self.database_url} if self.postgresql else {})}

    def run_sql(self, statement: str, *names: str) -> None:
        """Run a statement about whole databases; nothing to do on SQLite."""
        if self.postgresql:
            with psycopg.connect(self.postgresql, autocommit=True) as connection:
                connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@dataclass(frozen=True)
class Built:
    """Where the processes of a run find the demo that one of them has built."""

    file: Path

    @contextmanager
    def alone(self) -> Iterator[None]:
        """The other processes wait."""
        with self.file.with_suffix(".lock").open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield

    @contextmanager
    def demo_in(self, folder: Path, postgresql: str) -> Iterator[Demo]:
        """A copy of what was built; or an empty folder, to build it."""
        if self.file.exists():
            where, database = json.loads(self.file.read_text())
            with Demo(Path(where), postgresql, database).copy(folder) as demo:
                yield demo
        else:
            folder.mkdir()
            with Demo(folder, postgresql).made() as demo:
                yield demo

    def tell(self, demo: Demo) -> None:
        """It is built here."""
        self.file.write_text(json.dumps([str(demo.folder), demo.database]))

    def forget(self, demo: Demo) -> None:
        """It will no longer be there."""
        if self.file.exists() and json.loads(self.file.read_text())[0] == str(demo.folder):
            self.file.unlink()


@dataclass(frozen=True)
class Nursery:
    """The process that serves copies of a demo (nursery.py)."""

    demo: Demo
    process: subprocess.Popen[bytes]

    @contextmanager
    def served(self, copy: Demo, today: str = "", host: str = "127.0.0.1") -> Iterator[Server]:
        """Serve a copy on a free port, on that day, under that name."""
        port, log = free_port(), copy.folder / "server.log"
        order = Order(str(copy.folder / "demo"), copy.database_url, port, str(log), today, host)
        assert self.process.stdin
        self.process.stdin.write(json.dumps(asdict(order)).encode() + b"\n")
        self.process.stdin.flush()
        log.touch()
        process = Forked(int(self.answer()))
        with answering(Server(f"http://{host}:{port}", log, process)) as server:
            yield server

    def answer(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().decode().strip()


@contextmanager
def answering(server: Server) -> Iterator[Server]:
    """Once it answers, and then stopped; whatever failed inside it fails the story."""
    try:
        server.wait()
        yield server
        assert "Internal Server Error" not in server.said, server.said
    finally:
        server.stop()


def end_with_parent() -> None:
    """Linux: a server never outlives the tests, however they are stopped."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
