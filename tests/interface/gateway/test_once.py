"""What all see alike is made once for all who wait for it."""

from __future__ import annotations

import asyncio

import pytest

from tourdetable.interface.gateway.once import MadeOnce
from tourdetable.interface.web.base.streams import MadeParts, SharedParts


class Maker:
    """Makes parts, and counts them; some cannot be made."""

    def __init__(self, *, breaks: bool = False) -> None:
        self.count, self.breaks = 0, breaks

    async def __call__(self, shared: SharedParts) -> MadeParts:
        self.count += 1
        await asyncio.sleep(0.01)
        if self.breaks:
            raise ConnectionError
        return MadeParts(f"{shared.key} {self.count}")


def parts(key: str = "a") -> SharedParts:
    return SharedParts(key, lambda: MadeParts(key))


def test_two_hundred_who_wait_have_it_made_once() -> None:
    maker = Maker()

    async def run() -> set[MadeParts | None]:
        once = MadeOnce(maker)
        return set(await asyncio.gather(*(once.of(parts(), "5-a") for _reader in range(200))))

    assert asyncio.run(run()) == {MadeParts("a 1")}
    assert maker.count == 1


def test_another_page_another_mark_or_some_time_later_it_is_made_again() -> None:
    maker = Maker()

    async def run() -> list[MadeParts | None]:
        once = MadeOnce(maker, fresh=0.05)
        asked = [
            await once.of(parts(key), mark) for key, mark in (("a", "5"), ("b", "5"), ("a", "6"))
        ]
        await asyncio.sleep(0.1)
        return [*asked, await once.of(parts(), "6")]

    told = asyncio.run(run())
    assert [made.html for made in told if made] == ["a 1", "b 2", "a 3", "a 4"]


def test_what_cannot_be_made_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    once = MadeOnce(Maker(breaks=True))
    assert asyncio.run(once.of(parts(), "5")) is None
    assert "could not be made" in caplog.text
