"""Those who listen are told what they do not know yet, and nothing is read for nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping

import pytest
from django.db import OperationalError

from tourdetable.interface.gateway import watch as watching
from tourdetable.interface.gateway.watch import StreamWatch, Watched

PORT, TOWN = ("circle", "1"), ("circle", "2")


class Journal:
    """Marks that a test moves; how often they were read, and of what."""

    def __init__(self) -> None:
        self.marks: dict[Watched, str] = {PORT: "1-a", TOWN: "1-b"}
        self.asked: list[set[Watched]] = []
        self.away = False

    async def read(self, parts: Collection[Watched]) -> Mapping[Watched, str]:
        self.asked.append(set(parts))
        if self.away:
            raise OperationalError("the disk is full")
        return {part: self.marks[part] for part in parts}


async def told(watch: StreamWatch, part: Watched, seen: str, count: int = 1) -> list[str]:
    found = []
    stream = watch.follow(part, seen, 5)
    async for mark in stream:
        found.append(mark)
        if len(found) == count:
            break
    await stream.aclose()  # type: ignore[attr-defined]  # a generator is one
    return found


def test_what_moved_before_one_listened_is_told_at_once() -> None:
    async def follow() -> list[str]:
        return await told(StreamWatch(Journal().read, pause=0.001), PORT, "0-0")

    assert asyncio.run(follow()) == ["1-a"]


def test_each_change_is_told_to_all_and_to_them_alone() -> None:
    async def follow() -> tuple[list[list[str]], bool]:
        journal = Journal()
        watch = StreamWatch(journal.read, pause=0.001)
        here = [asyncio.create_task(told(watch, PORT, "1-a", 2)) for _who in range(3)]
        elsewhere = asyncio.create_task(told(watch, TOWN, "1-b"))
        await asyncio.sleep(0.02)
        journal.marks[PORT] = "2-c"
        await asyncio.sleep(0.02)
        journal.marks[PORT] = "3-d"
        heard = await asyncio.gather(*here)
        silent = not elsewhere.done()
        elsewhere.cancel()
        return heard, silent

    assert asyncio.run(follow()) == ([["2-c", "3-d"]] * 3, True)


def test_many_changes_while_one_is_busy_are_told_once() -> None:
    async def follow() -> list[str]:
        journal, found = Journal(), []
        watch = StreamWatch(journal.read, pause=0.001, beat=0.1)
        async for mark in watch.follow(PORT, "0-0", 0.1):
            found.append(mark)
            for number in range(2, 5):
                journal.marks[PORT] = f"{number}-x"
                await asyncio.sleep(0.005)
        return found[:2]

    assert asyncio.run(follow()) == ["1-a", "4-x"]


def test_one_read_for_all_and_none_when_nobody_listens() -> None:
    async def follow() -> tuple[set[int], int]:
        journal = Journal()
        watch = StreamWatch(journal.read, pause=0.001)
        await asyncio.gather(*[told(watch, part, "0-0") for part in [PORT, TOWN] * 50])
        await asyncio.sleep(0.01)
        before = len(journal.asked)
        await asyncio.sleep(0.02)
        return {len(one) for one in journal.asked}, len(journal.asked) - before

    assert asyncio.run(follow()) == ({2}, 0)


def test_who_is_told_nothing_is_told_that_we_are_there() -> None:
    async def follow() -> list[str]:
        return await told(StreamWatch(Journal().read, pause=0.001, beat=0.01), PORT, "1-a", 2)

    assert asyncio.run(follow()) == ["", ""]


def test_it_ends_after_a_while() -> None:
    async def follow() -> int:
        watch = StreamWatch(Journal().read, pause=0.001, beat=0.01)
        async for _mark in watch.follow(PORT, "1-a", 0.05):
            pass
        return len(watch.listeners)

    assert asyncio.run(follow()) == 0


def test_a_database_that_is_away_is_said_once_and_read_again(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "TROUBLED", 0.001)

    async def follow() -> list[str]:
        journal = Journal()
        journal.away = True
        watch = StreamWatch(journal.read, pause=0.001)
        waiting = asyncio.create_task(told(watch, PORT, "0-0"))
        await asyncio.sleep(0.05)
        assert len(journal.asked) > 3
        journal.away = False
        return await waiting

    assert asyncio.run(follow()) == ["1-a"]
    assert [record.getMessage() for record in caplog.records] == [
        "Streams: the journal cannot be read, OperationalError: the disk is full; tried again"
    ]
