"""One door for pages and streams (an RSGI application, which Granian runs).

A page is answered by the WSGI application in one of a few threads, as it always was. A view that
answers by a `StreamResponse` has let its reader in: the connection is then held here, in the event
loop, where it costs a few kilobytes and no thread.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from granian.rsgi import HTTPProtocol, ProtocolClosed, Scope

from tourdetable.interface.gateway.bodies import SHORT, body_of
from tourdetable.interface.gateway.environ import Environ, environ_of
from tourdetable.interface.gateway.once import MadeOnce
from tourdetable.interface.gateway.watch import StreamWatch, Watched
from tourdetable.interface.web.base.streams import (
    BEGINNING,
    STILL_HERE,
    MadeParts,
    SharedParts,
    StreamResponse,
    made_now,
    marks_now,
    telling,
)

THREADS = 4
"""Pages that a process makes at once."""
MOST = 2000
"""Streams that a process holds; whoever comes after asks again every few seconds."""
LASTS = 300.0
"""Seconds that a stream lasts, more or less: its reader then comes through the door again, and is
asked again who they are."""
BODILESS = frozenset({204, 304})

Headers = list[tuple[str, str]]
WsgiApplication = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class Begun:
    """What a WSGI application says as it begins to answer."""

    def __init__(self) -> None:
        self.status, self.headers = 500, Headers()

    def __call__(self, status: str, headers: Headers, trouble: Any = None) -> None:
        self.status, self.headers = int(status[:3]), headers


class Door:
    """The RSGI application."""

    def __init__(self, pages: WsgiApplication) -> None:
        self.pages = pages
        self.streams = 0

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """In the process that answers: its threads, and the one that reads the journal."""
        self.loop = loop
        self.threads = ThreadPoolExecutor(THREADS, "pages")
        self.reader = ThreadPoolExecutor(1, "journal")
        self.watch, self.once = StreamWatch(self.read), MadeOnce(self.make)

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.threads.shutdown(wait=False, cancel_futures=True)
        self.reader.shutdown(wait=False, cancel_futures=True)

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Answer one request."""
        try:
            environ = environ_of(scope, await body_of(scope, protocol))
        except ProtocolClosed:  # they left before all was sent
            return
        held = await self.loop.run_in_executor(self.threads, self.answer, environ, protocol)
        if held is not None:
            await self.hold(*held, protocol)

    def answer(
        self, environ: Environ, protocol: HTTPProtocol
    ) -> tuple[StreamResponse, Headers] | None:
        """In a thread: make the page and send it; a stream is left to the event loop."""
        begun = Begun()
        said = self.pages(environ, begun)
        try:
            if isinstance(said, StreamResponse) and begun.status == 200 and self.streams < MOST:
                return said, begun.headers
            if getattr(said, "streaming", False) and not is_short(begun.headers):
                self.send_pieces(said, begun, protocol)
            elif begun.status in BODILESS:
                protocol.response_empty(begun.status, begun.headers)
            else:
                protocol.response_bytes(begun.status, begun.headers, b"".join(said))
        finally:
            if close := getattr(said, "close", None):
                close()
        return None

    def send_pieces(self, said: Iterable[bytes], begun: Begun, protocol: HTTPProtocol) -> None:
        """A file, as fast as its reader takes it."""
        transport = protocol.response_stream(begun.status, begun.headers)
        for piece in said:
            sent = asyncio.run_coroutine_threadsafe(sending(transport, piece), self.loop)
            if not sent.result():
                return

    async def hold(
        self, response: StreamResponse, headers: Headers, protocol: HTTPProtocol
    ) -> None:
        """Tell a reader what changes, until they leave or it has lasted."""
        headers = [one for one in headers if one[0].lower() != "content-length"]
        transport = protocol.response_stream(200, headers)
        seconds = LASTS * random.uniform(0.8, 1.2)  # noqa: S311  so that all do not come at once
        self.streams += 1
        try:
            first = await self.piece(response, response.mark if response.missed else "")
            if first and await sending(transport, BEGINNING + first):
                async for mark in self.watch.follow(response.part, response.mark, seconds):
                    piece = await self.piece(response, mark)
                    if not piece or not await sending(transport, piece):
                        return
        finally:
            self.streams -= 1

    async def piece(self, response: StreamResponse, mark: str) -> bytes:
        """What a reader is told; nothing once they may not see it any more."""
        if not mark:
            return STILL_HERE
        if response.shared is None:
            return telling(mark)
        made = await self.once.of(response.shared, mark)
        if made is None:
            return telling(mark)
        gone = made.readers is not None and response.reader not in made.readers
        return b"" if gone else telling(mark, made.html)

    async def make(self, shared: SharedParts) -> MadeParts:
        """What all readers of a page see alike, by a thread that makes pages."""
        return await self.loop.run_in_executor(self.threads, made_now, shared)

    async def read(self, parts: Collection[Watched]) -> Mapping[Watched, str]:
        """The marks of what is followed, by the thread that reads the journal."""
        return await self.loop.run_in_executor(self.reader, marks_now, parts)


def is_short(headers: Headers) -> bool:
    """Whether an answer says that it is short enough to be sent at once."""
    said = next((value for name, value in headers if name.lower() == "content-length"), "")
    return said.isdecimal() and int(said) <= SHORT


async def sending(transport: Any, piece: bytes) -> bool:
    """Send it; False once the reader has left."""
    try:
        await transport.send_bytes(piece)
    except ProtocolClosed:
        return False
    return True
