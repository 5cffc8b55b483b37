"""`python -m bench live`: a meeting that many follow at once, on a real server.

Readers hold a stream each, members write, and what is measured is how long after a form was sent
each reader knows of it: told by the stream, or having asked for what is theirs (`--then own`), or
for the whole page again (`--then page`). `--poll` measures readers who are answered once and ask
again (long polling), `--ask` readers who hold nothing and ask every so often.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import click

from bench.pages import landmarks
from bench.served import Server, ask, serving, signed_in
from bench.writes import FORM, HIDDEN
from tourdetable.interface.cli.platform import load_platform

OWN, WRITER = "own", "gaelle"
SAYING = {"do": "say", "attribution": "institution"}
PATIENCE = 20.0
"""Seconds after which a reader who was told nothing is counted as lost."""
APART = 1.0
"""Seconds between two writes."""
MOST_P95 = 1000.0
"""Milliseconds in which 95 readers of 100 know."""


@dataclass(frozen=True)
class LiveFigures:
    """Milliseconds from a form that is sent to a reader who knows, half of them and 95 of 100;
    what was lost; processor time a second while nothing happens, and for each write; memory (PSS)
    before and with the streams, in MB."""

    readers: int
    workers: int
    writes: int
    p50_ms: float
    p95_ms: float
    worst_ms: float
    lost: int
    idle_cpu_ms: float
    write_cpu_ms: float
    before_mb: float
    held_mb: float

    @property
    def fault(self) -> str:
        """What is wrong; nothing when all is well."""
        if self.lost or self.p95_ms > MOST_P95:
            return f"live: {self.lost} lost, 95 of 100 told within {self.p95_ms:.0f} ms"
        return ""


@dataclass(frozen=True)
class Following:
    """How readers know: they are told once and ask again (`poll`), or hold nothing and ask `every`
    so many seconds; what they ask for `then`."""

    then: str
    every: float
    poll: bool


@dataclass
class Follower:
    """Somebody who follows the meeting: what they read, and when they knew of each write."""

    port: int
    page: str
    cookie: str
    how: Following
    mark: str = ""
    knew: list[float] = field(default_factory=list)

    async def follow(self) -> None:
        """For ever, whatever is cut."""
        while True:
            try:
                await (self.ask_often() if self.how.every else self.listen())
            except (OSError, asyncio.IncompleteReadError):
                await asyncio.sleep(0.5)

    async def listen(self) -> None:
        """Hold a stream; or only until it says something."""
        at = f"&at={self.mark}" if self.how.poll else ""
        reader, writer = await self.send(f"{self.page}stream?page=phone{at}")
        try:
            while line := await reader.readline():
                if line.startswith(b"id: "):
                    self.mark = line[4:].decode().strip()
                    await self.until_blank(reader)
                    await self.told()
                    if self.how.poll:
                        break
        finally:
            writer.close()

    async def until_blank(self, reader: asyncio.StreamReader) -> None:
        """The rest of what is told."""
        while (await reader.readline()).strip():
            pass

    async def ask_often(self) -> None:
        """Ask, wait, and ask again: what a browser does without a server that holds streams."""
        seen = ""
        while True:
            reader, writer = await self.send(f"{self.page}stream?at={seen}")
            await reader.readuntil(b"\r\n\r\n")
            text = (await reader.readuntil(b"\n\n")).decode()
            writer.close()
            marks = [line[6:].strip() for line in text.splitlines() if line.startswith("data: ")]
            if marks:
                seen = marks[-1]
                await self.told()
            await asyncio.sleep(self.how.every)

    async def told(self) -> None:
        """Something has changed."""
        if self.how.then:
            headers = ["X-Live: own"] if self.how.then == OWN else []
            reader, writer = await self.send(self.page, *headers)
            await reader.read()
            writer.close()
        self.knew.append(time.monotonic())

    async def send(
        self, path: str, *headers: str
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", f"Cookie: {self.cookie}", *headers]
        end = [] if "/live/stream" in path else ["Connection: close"]
        writer.write("\r\n".join([*lines, *end, "", ""]).encode())
        return reader, writer


@click.command()
@click.option("--readers", default=200, show_default=True)
@click.option("--writes", default=20, show_default=True)
@click.option("--workers", default=2, show_default=True)
@click.option(
    "--then",
    type=click.Choice(["", OWN, "page"]),
    default="",
    help="What readers who are told ask for: what is theirs, or the whole page.",
)
@click.option("--poll", is_flag=True, help="Streams end once they have said something.")
@click.option("--ask", "every", default=0.0, metavar="SECONDS", help="No stream: ask so often.")
@click.option("--json", "file", type=click.Path(path_type=Path), help="Also write the figures.")
def live(
    readers: int,
    writes: int,
    workers: int,
    then: str,
    poll: bool,
    every: float,
    file: Path | None,
) -> None:
    """Have many follow a meeting, on SQLite or on the empty PostgreSQL database of DATABASE_URL."""
    from bench.command import build_demo

    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(TDT_DATA=folder, TDT_DEMO_TODAY="2027-04-06")
        os.environ.setdefault("TDT_SECRET_KEY", folder)
        load_platform()
        build_demo()
        page = f"/club/meetings/{landmarks()['live']}/live/"
        with serving(workers) as server:
            how = Following(then, every, poll)
            found = asyncio.run(measured(server, page, readers, writes, workers, how))
    click.echo(json.dumps(asdict(found), indent=1))
    if file:
        file.write_text(json.dumps(asdict(found), indent=2))
    if found.fault:
        raise click.ClickException(found.fault)


async def measured(
    server: Server, page: str, readers: int, writes: int, workers: int, how: Following
) -> LiveFigures:
    cookies = [signed_in(server.port, who) for who in members(server.port, page)]
    before = server.memory()
    crowd = [
        Follower(server.port, page, cookies[number % len(cookies)], how)
        for number in range(readers)
    ]
    tasks = [asyncio.create_task(follower.follow()) for follower in crowd]
    await all_know(crowd)
    held, spent = server.memory(), server.seconds()
    await asyncio.sleep(5)
    idle, spent = (server.seconds() - spent) / 5, server.seconds()
    delays, lost, began = list[float](), 0, time.monotonic()
    for number in range(writes):
        for follower in crowd:
            follower.knew.clear()
        sent = await asyncio.to_thread(write, server.port, page, cookies[0], number)
        lost += await all_know(crowd)
        delays += [1000 * (follower.knew[0] - sent) for follower in crowd if follower.knew]
        await asyncio.sleep(APART)
    each = server.seconds() - spent - idle * (time.monotonic() - began)
    for task in tasks:
        task.cancel()
    cuts = statistics.quantiles(delays, n=20)
    return LiveFigures(
        readers=readers,
        workers=workers,
        writes=writes,
        p50_ms=round(cuts[9]),
        p95_ms=round(cuts[18]),
        worst_ms=round(max(delays)),
        lost=lost,
        idle_cpu_ms=round(1000 * idle, 1),
        write_cpu_ms=round(1000 * each / writes, 1),
        before_mb=round(before, 1),
        held_mb=round(held, 1),
    )


async def all_know(crowd: list[Follower]) -> int:
    """Wait until all were told; how many were not."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit and not all(follower.knew for follower in crowd):
        await asyncio.sleep(0.01)
    return sum(not follower.knew for follower in crowd)


def members(port: int, page: str) -> list[str]:
    """The personas of the demo who may open the page; the first of them, who has a seat, writes."""
    listed = json.loads(ask(port, "GET", "/demo/personas.json").text)
    people = listed["personas"] if isinstance(listed, dict) else listed
    names = [WRITER, *(one["slug"] for one in people if one["network"] == "club")]
    return [who for who in dict.fromkeys(names) if may_open(port, page, who)]


def may_open(port: int, page: str, who: str) -> bool:
    return ask(port, "GET", page, {"Cookie": signed_in(port, who)}).status == 200


def write(port: int, page: str, cookie: str, number: int) -> float:
    """A member writes for their seat in what is asked, by its form; the moment at which it was
    sent."""
    shown = ask(port, "GET", page, {"Cookie": cookie}).text
    form = next(one for one in FORM.findall(shown) if 'name="words"' in one)
    fields = dict(HIDDEN.findall(form)) | SAYING | {"words": f"Une idée, la {number}e"}
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    sent = time.monotonic()
    answer = ask(port, "POST", page, headers, urlencode(fields))
    assert answer.status == 302, f"the form is refused: status {answer.status}"
    return sent
