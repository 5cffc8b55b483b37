"""A real server under real readers: pages a second, processor time of a request, growth of memory.

`serve` is started as operators start it, on the data of the bench; readers are threads of another
process, each with a session of its own, who open one page after another without rest.
"""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.pages import Page

WARM = 100
"""Requests of each reader before memory is measured: what is kept is then kept."""
PATIENCE = 60.0
MOST_GROWTH = 10.0
"""Megabytes that the server may gain over 5,000 requests: noise of allocators, not a leak."""


@dataclass(frozen=True)
class Served:
    """So many readers at once: pages a second, milliseconds of processor for each, memory before
    and after (PSS of all processes, MB), and how many of each answer there were."""

    readers: int
    workers: int
    requests: int
    per_second: float
    cpu_ms: float
    before_mb: float
    after_mb: float
    answers: dict[str, int]

    @property
    def fault(self) -> str:
        """What is wrong with it; nothing when all is well."""
        if set(self.answers) - {"200", "304"}:
            return f"{self.readers} readers at once: answers {self.answers}"
        grown = self.after_mb - self.before_mb
        if grown > MOST_GROWTH * max(1, self.requests / 5000):
            return f"{self.requests} requests: {grown:.1f} MB of memory more"
        return ""


def measure(pages: Sequence[Page], readers: int, requests: int, workers: int) -> Served:
    """Warm a server, then have so many readers send it so many requests."""
    with serving(workers) as server:
        crowd = [Reader(server.port, pages, first) for first in range(readers)]
        together(crowd, WARM)
        before, spent, began = server.memory(), server.seconds(), time.monotonic()
        for reader in crowd:
            reader.answers.clear()
        together(crowd, requests // readers)
        wall, spent = time.monotonic() - began, server.seconds() - spent
        answers = sum((reader.answers for reader in crowd), Counter[str]())
        done = max(1, answers.total())
        return Served(
            readers=readers,
            workers=workers,
            requests=answers.total(),
            per_second=round(done / wall, 1),
            cpu_ms=round(spent * 1000 / done, 1),
            before_mb=round(before, 1),
            after_mb=round(server.memory(), 1),
            answers=dict(answers),
        )


def say(found: Served) -> str:
    """The figures in a line."""
    answers = ", ".join(f"{count} × {status}" for status, count in sorted(found.answers.items()))
    return (
        f"{found.readers} readers at once, {found.workers} workers, {found.requests} requests: "
        f"{found.per_second} pages a second, {found.cpu_ms} ms of processor each, "
        f"memory {found.before_mb} → {found.after_mb} MB ({answers})"
    )


@dataclass(frozen=True)
class Server:
    """Its main process, and where it answers."""

    process: subprocess.Popen[bytes]
    port: int

    def family(self) -> list[int]:
        """Its processes, itself included."""
        children = dict[int, list[int]]()
        for entry in Path("/proc").iterdir():
            if entry.name.isdecimal():
                children.setdefault(parent_of(int(entry.name)), []).append(int(entry.name))
        found = [self.process.pid]
        for pid in found:
            found += children.get(pid, [])
        return found

    def memory(self) -> float:
        """Megabytes of all its processes, what they share counted once."""
        return sum(map(memory_of, self.family()))

    def seconds(self) -> float:
        """Processor time of all its processes so far."""
        return sum(map(seconds_of, self.family()))


@contextmanager
def serving(workers: int) -> Iterator[Server]:
    """`tourdetable serve` on the data of the bench, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [str(Path(sys.executable).with_name("tourdetable")), "serve", "--port", str(port)]
    environment = {**os.environ, "TDT_WORKERS": str(workers)}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdout=quiet) as process:  # noqa: S603  our own
        try:
            wait_for(port)
            yield Server(process, port)
        finally:
            process.terminate()


def wait_for(port: int) -> None:
    """Until it answers."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        try:
            if ask(port, "GET", "/healthz").status == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("the server does not answer")


@dataclass
class Reader:
    """Somebody who opens page after page, with the session of each page's reader."""

    port: int
    pages: Sequence[Page]
    first: int
    answers: Counter[str] = field(default_factory=Counter)
    cookies: dict[str, str] = field(default_factory=dict)

    def read(self, requests: int) -> None:
        """So many pages, each reader beginning with another."""
        for number in range(requests):
            page = self.pages[(self.first + number) % len(self.pages)]
            try:
                answer = ask(self.port, "GET", page.path, {"Cookie": self.cookie(page.reader)})
                self.answers[str(answer.status)] += 1
            except OSError as error:
                self.answers[type(error).__name__] += 1

    def cookie(self, persona: str | None) -> str:
        """The cookies of a session, begun once."""
        if persona is None:
            return ""
        if persona not in self.cookies:
            self.cookies[persona] = signed_in(self.port, persona)
        return self.cookies[persona]


@dataclass(frozen=True)
class Heard:
    """What a server answers."""

    status: int
    cookies: dict[str, str]
    text: str


def signed_in(port: int, persona: str) -> str:
    """Take somebody's place, as a browser does in the demo."""
    page = ask(port, "GET", "/")
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[0]
    headers = {
        "Cookie": written(page.cookies),
        "Content-Type": "application/x-www-form-urlencoded",
    }
    body = f"csrfmiddlewaretoken={token}"
    return written(ask(port, "POST", f"/demo/become/{persona}", headers, body).cookies)


def ask(
    port: int, method: str, path: str, headers: dict[str, str] | None = None, body: str = ""
) -> Heard:
    """One request, on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        set_cookies = answer.headers.get_all("Set-Cookie") or []
        cookies = dict(cookie.partition(";")[0].split("=", 1) for cookie in set_cookies)
        return Heard(answer.status, cookies, text)
    except http.client.HTTPException as error:
        raise ConnectionError(str(error)) from error
    finally:
        connection.close()


def written(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def together(crowd: Sequence[Reader], requests: int) -> None:
    """All readers at once, so many pages each."""
    threads = [threading.Thread(target=reader.read, args=(requests,)) for reader in crowd]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def parent_of(pid: int) -> int:
    """The process that started it; 0 when it is gone."""
    return int((stat_of(pid) or ["Z", "0"])[1])


def seconds_of(pid: int) -> float:
    """Processor time of a process."""
    found = stat_of(pid)
    ticks = int(found[11]) + int(found[12]) if found else 0
    return ticks / os.sysconf("SC_CLK_TCK")


def stat_of(pid: int) -> list[str]:
    """What /proc says of a process, after its name; nothing when it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def memory_of(pid: int) -> float:
    """Megabytes of a process, its part of what it shares (PSS)."""
    try:
        said = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in said.splitlines() if line.startswith("Pss:")) / 1024
