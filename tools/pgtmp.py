"""A PostgreSQL for the tests: `pgtmp.py -- CMD…` runs CMD with DATABASE_URL set.

A server that answers at DATABASE_URL is used as it is. Else, where server binaries are installed, a
private cluster is made in a temporary folder and thrown away afterwards (as root its processes run
as `postgres` or `nobody`, since PostgreSQL refuses root). Else there is none: exit status 3, and
the reason is said.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import psycopg

NO_SERVER = 3
DEBIAN = "/usr/lib/postgresql"
FAST = " ".join(
    f"-c {setting}"
    for setting in (
        *("fsync=off", "synchronous_commit=off", "full_page_writes=off"),
        *("wal_level=minimal", "max_wal_senders=0", "autovacuum=off", "jit=off"),
    )
)
"""Nothing of it outlives the tests, and no query is long."""


class Unavailable(Exception):
    """No PostgreSQL can be had; the message says why, and what would give one."""


@dataclass(frozen=True)
class Server:
    """A PostgreSQL that answers at `url`; `origin` says where it comes from."""

    url: str
    origin: str


@dataclass(frozen=True)
class Cluster:
    """A throw-away cluster in `folder`, run from the server binaries in `binaries`."""

    binaries: Path
    folder: Path
    port: int
    account: Mapping[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        self.run(
            "initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"
        )
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 {FAST}"
        self.run("pg_ctl", "-w", "-t", "60", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-m", "immediate", "-w", "stop")

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs on this cluster; `Unavailable` with its words when it
        fails."""
        command = [str(self.binaries / program), "-D", str(self.folder / "data"), *arguments]
        environment = {
            "PATH": f"{self.binaries}:/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
            "HOME": str(self.folder),
        }
        with (
            tempfile.TemporaryFile() as said
        ):  # a file: the server inherits it, and a pipe would never close
            done = subprocess.run(
                command,
                check=False,
                env=environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                **self.account,
            )
            said.seek(0)
            if done.returncode:
                raise Unavailable(
                    f"{program} failed: {said.read().decode(errors='replace').strip()}"
                )


@contextmanager
def postgresql(url: str) -> Iterator[Server]:
    """The server at `url` if it answers, else a private cluster; `Unavailable` when there can be
    neither."""
    if url.startswith("postgres") and answers(url):
        yield Server(url, "DATABASE_URL")
        return
    with private_cluster() as cluster:
        yield Server(cluster.url, "private cluster")


def answers(url: str) -> bool:
    """Whether a server answers there within two seconds."""
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.Error:
        return False
    return True


@contextmanager
def private_cluster() -> Iterator[Cluster]:
    """A started cluster, stopped and removed at the end whatever happens."""
    binaries = server_binaries()
    folder = Path(tempfile.mkdtemp(prefix="pgtmp-", dir="/tmp"))  # a socket's path must be short
    try:
        cluster = Cluster(binaries, folder, free_port(), unprivileged(folder))
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def server_binaries() -> Path:
    """The folder of `initdb`: PG_BINDIR, else Debian's newest, else that of the PATH."""
    debian = sorted(Path(DEBIAN).glob("*/bin/initdb"), key=lambda file: float(file.parts[4]))
    found = shutil.which("initdb", path=os.environ.get("PG_BINDIR")) or (
        debian[-1] if debian else None
    )
    if not found:
        raise Unavailable(
            "no server answers at DATABASE_URL and no server binaries (apt-get install postgresql)"
        )
    return Path(found).resolve().parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def unprivileged(folder: Path) -> dict[str, object]:
    """As root: give the folder to an ordinary account, and the arguments that run a program as that
    account."""
    if os.getuid() != 0:
        return {}
    accounts = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = accounts.get("postgres") or accounts["nobody"]
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def exit_cleanly(_signal: int, _frame: object) -> NoReturn:
    """Turn a termination into an exit, so that the cluster is stopped and removed."""
    raise SystemExit(143)


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, exit_cleanly)
    command = arguments[arguments.index("--") + 1 :]
    try:
        with postgresql(os.environ.get("DATABASE_URL", "")) as server:
            print(f"pgtmp: {server.origin}", file=sys.stderr)
            return subprocess.call(command, env={**os.environ, "DATABASE_URL": server.url})
    except Unavailable as reason:
        print(f"pgtmp: {reason}", file=sys.stderr)
        return NO_SERVER


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
