"""The demo, really served: built once, then a copy of its own for each story, on SQLite or on
PostgreSQL."""

from __future__ import annotations

import ctypes
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
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

PATIENCE = 180
"""Seconds that a server may take to answer; a busy machine builds slowly."""
OURS = ("TDT_", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")
NUMBERS = count()
PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of <sys/prctl.h>."""


def database_name() -> str:
    """A name that no other process of the tests uses."""
    return f"tdt_browser_{os.getpid()}_{next(NUMBERS)}"


@dataclass(frozen=True)
class Server:
    """A demo that answers at `url`; everything it says is in `log`, mail included."""

    url: str
    log: Path
    process: subprocess.Popen[bytes]

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

    @classmethod
    def build(cls, folder: Path, postgresql: str) -> Demo:
        """Build both networks, once for all stories."""
        demo = cls(folder, postgresql)
        demo.create_database()
        with demo.served():
            pass
        return demo

    @contextmanager
    def copy(self, folder: Path) -> Iterator[Demo]:
        """The same data, to be changed by one story only."""
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns("*.log"))
        copied = Demo(folder, self.postgresql)
        copied.create_database(template=self.database)
        try:
            yield copied
        finally:
            copied.drop_database()

    @contextmanager
    def served(self) -> Iterator[Server]:
        """Serve it on a free port, by the very command that people type."""
        self.folder.mkdir(parents=True, exist_ok=True)
        port, log = free_port(), self.folder / "server.log"
        command = [str(Path(sys.executable).with_name("tourdetable")), "demo", "--port", str(port)]
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=self.folder,
                env=self.environment(),
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=end_with_parent,  # noqa: PLW1509  it makes one system call and takes no lock
            )
        server = Server(f"http://127.0.0.1:{port}", log, process)
        try:
            server.wait()
            yield server
        finally:
            server.stop()

    def environment(self) -> dict[str, str]:
        """That of somebody who has set nothing, but where the data is."""
        rest = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        own = {"TDT_DATA": str(self.folder)}
        if self.postgresql:
            own["DATABASE_URL"] = (
                urlsplit(self.postgresql)._replace(path=f"/{self.database}").geturl()
            )
        return {**rest, **own}

    def create_database(self, template: str = "template1") -> None:
        self.run_sql("CREATE DATABASE {} TEMPLATE {}", self.database, template)

    def drop_database(self) -> None:
        self.run_sql("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.database)

    def run_sql(self, statement: str, *names: str) -> None:
        """Run a statement about whole databases; nothing to do on SQLite."""
        if self.postgresql:
            with psycopg.connect(self.postgresql, autocommit=True) as connection:
                connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


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
