"""What all readers of a page see alike, made once for all of them when something changes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass

from tourdetable.interface.web.base.streams import MadeParts, SharedParts

FRESH = 1.0
"""Seconds for which what was made is given to others: clocks in it go on."""

Make = Callable[[SharedParts], Awaitable[MadeParts]]

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class BeingMade:
    """What is made for a mark, since when."""

    mark: str
    since: float
    task: asyncio.Task[MadeParts | None]


class MadeOnce:
    """What a process makes for those who hold its streams."""

    def __init__(self, make: Make, *, fresh: float = FRESH) -> None:
        self.make, self.fresh = make, fresh
        self.known: dict[Hashable, BeingMade] = {}

    async def of(self, shared: SharedParts, mark: str) -> MadeParts | None:
        """What is shown at a mark; None when it could not be made: readers then ask themselves."""
        loop = asyncio.get_running_loop()
        self.forget(loop.time())
        known = self.known.get(shared.key)
        if known is None or known.mark != mark:
            known = BeingMade(mark, loop.time(), loop.create_task(self.tried(shared)))
            self.known[shared.key] = known
        return await asyncio.shield(known.task)

    def forget(self, now: float) -> None:
        """Let go of what was made some time ago."""
        old = [
            key
            for key, made in self.known.items()
            if made.task.done() and now - made.since > self.fresh
        ]
        for key in old:
            del self.known[key]

    async def tried(self, shared: SharedParts) -> MadeParts | None:
        try:
            return await self.make(shared)
        except Exception:
            log.exception("Streams: what is shown to all could not be made")
            return None
