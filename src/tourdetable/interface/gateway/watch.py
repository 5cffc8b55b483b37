"""Watching the journal for those who listen: one small read for all of them, none when nobody does.

What a listener follows has a mark, which moves whenever something of it changes. A listener says
the mark that its page shows, and is told another one: nothing that happens between two reads, or
while the connection was cut, is lost, and many changes at once are told once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field

from tourdetable.interface.outages import outage_of

PAUSE = 0.2
"""Seconds between two reads."""
TROUBLED = 2.0
"""Seconds before it is read again, when it could not be."""
BEAT = 15.0
"""Seconds after which somebody who was told nothing is told that we are still there: proxies keep
the connection, and one that is broken is found out."""

Watched = tuple[str, str]
"""A network's slug, and a part of its journal."""

Read = Callable[[Collection[Watched]], Awaitable[Mapping[Watched, str]]]
"""The marks of these parts."""

log = logging.getLogger(__name__)


@dataclass(eq=False)
class Listener:
    """Somebody who follows a part: the mark that they know, since when, and what they wait for."""

    part: Watched
    seen: str
    at: float
    told: asyncio.Future[str] | None = field(default=None)

    def tell(self, mark: str, now: float) -> None:
        """Give them a mark; whoever is being sent another is told at the next read."""
        if self.told is not None and not self.told.done():
            self.at = now
            self.told.set_result(mark)


class StreamWatch:
    """All listeners of a process."""

    def __init__(self, read: Read, *, pause: float = PAUSE, beat: float = BEAT) -> None:
        self.read, self.pause, self.beat = read, pause, beat
        self.listeners: set[Listener] = set()
        self.task: asyncio.Task[None] | None = None
        self.trouble = ""

    async def follow(self, part: Watched, seen: str, seconds: float) -> AsyncIterator[str]:
        """Each mark after the one that is known, for so long; an empty one: nothing new."""
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        listener = Listener(part, seen, loop.time())
        self.listeners.add(listener)
        if self.task is None or self.task.done():
            self.task = loop.create_task(self.watch())
        try:
            while loop.time() < until:
                listener.told = loop.create_future()
                mark = await listener.told
                listener.seen = mark or listener.seen
                yield mark
        finally:
            self.listeners.discard(listener)

    async def watch(self) -> None:
        """Read, and tell, as long as anybody listens."""
        while self.listeners:
            await asyncio.sleep(TROUBLED if self.trouble else self.pause)
            if self.listeners:
                await self.look()

    async def look(self) -> None:
        """One read: whoever knows another mark is told."""
        try:
            marks = await self.read({listener.part for listener in self.listeners})
        except Exception as error:
            self.tell_trouble(error)
            marks = {}
        else:
            self.trouble = ""
        now = asyncio.get_running_loop().time()
        for listener in list(self.listeners):
            mark = marks.get(listener.part, listener.seen)
            if mark != listener.seen:
                listener.tell(mark, now)
            elif now - listener.at >= self.beat:
                listener.tell("", now)

    def tell_trouble(self, error: Exception) -> None:
        """In the log, once for each reason."""
        outage = outage_of(error)
        why = outage.why if outage else repr(error)
        if why != self.trouble:
            log.error("Streams: the journal cannot be read, %s; tried again", why)
        self.trouble = why
