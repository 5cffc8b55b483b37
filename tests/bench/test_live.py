"""A meeting that many follow: when it is a fault, and what a follower reads."""

from __future__ import annotations

import asyncio

import pytest

from bench.live import Follower, Following, LiveFigures, all_know

WELL = LiveFigures(200, 2, 20, 150, 300, 400, 0, 2.0, 60.0, 200.0, 204.0)
STREAM = b"HTTP/1.1 200 OK\r\n\r\nretry: 2000\n:\n\nevent: changed\nid: 2-a\ndata: 2-a\n\n"


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({}, ""),
        ({"p95_ms": 1200}, "live: 0 lost, 95 of 100 told within 1200 ms"),
        ({"lost": 3}, "live: 3 lost, 95 of 100 told within 300 ms"),
    ],
)
def test_who_is_told_too_late_or_never_is_a_fault(changed: dict[str, int], fault: str) -> None:
    assert LiveFigures(**{**vars(WELL), **changed}).fault == fault


PAGE = "/club/meetings/3/live/"


@pytest.mark.parametrize(
    ("how", "asks"),
    [
        (Following("", 0.0, poll=False), [f"{PAGE}stream?page=phone"]),
        (Following("own", 0.0, poll=False), [f"{PAGE}stream?page=phone", PAGE]),
        (Following("", 60.0, poll=False), [f"{PAGE}stream?at="]),
        (
            Following("", 0.0, poll=True),
            [f"{PAGE}stream?page=phone&at=", f"{PAGE}stream?page=phone&at=2-a"],
        ),
    ],
)
def test_a_follower_knows_once_it_was_told(how: Following, asks: list[str]) -> None:
    asked = list[str]()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readline()).split()[1].decode())
        if not how.poll or len(asked) == 1:
            writer.write(STREAM.replace(b":\n\nevent", b"event") if how.every else STREAM)
        if "/stream?page" in asked[-1]:
            await reader.read()
        writer.close()
        await writer.wait_closed()

    async def follow() -> int:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        follower = Follower(port, PAGE, "a=1", how)
        task = asyncio.create_task(follower.follow())
        lost = await all_know([follower])
        while len(asked) < len(asks):
            await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.wait([task])
        await asyncio.sleep(0.05)
        server.close()
        return lost

    assert asyncio.run(follow()) == 0
    assert asked == asks
