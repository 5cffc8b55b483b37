"""What is sent with a request: read at once when it is short, else as the page asks for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from io import BufferedReader, BytesIO, RawIOBase
from typing import BinaryIO, cast

from granian.rsgi import HTTPProtocol, Scope

SHORT = 256 * 1024
"""Bytes of a form that is read at once."""
LATE = 60.0
"""Seconds that a page waits for more of what is being sent."""


async def body_of(scope: Scope, protocol: HTTPProtocol) -> BinaryIO:
    """What is sent, as a file that the thread of the page reads."""
    length = scope.headers.get("content-length") or "0"
    chunked = "transfer-encoding" in scope.headers
    if not chunked and length == "0":
        return BytesIO()
    if not chunked and length.isdecimal() and int(length) <= SHORT:
        return BytesIO(await protocol())
    chunks = cast(AsyncIterator[bytes], aiter(protocol))
    return cast(BinaryIO, BufferedReader(Sent(chunks, asyncio.get_running_loop())))


class Sent(RawIOBase):
    """What is still being sent: each read waits for the next piece of it."""

    def __init__(self, chunks: AsyncIterator[bytes], loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self.chunks, self.loop, self.left = chunks, loop, b""
        self.over = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # all that is given
        if not self.left:
            self.left = asyncio.run_coroutine_threadsafe(self.next(), self.loop).result(LATE)
        piece, self.left = self.left[: len(buffer)], self.left[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)

    async def next(self) -> bytes:
        """The next piece; empty once all was sent. The server gives them one after the other, and
        lets nobody begin again."""
        while not self.over:
            chunk = await anext(self.chunks, None)
            if chunk:
                return bytes(chunk)
            self.over = chunk is None
        return b""
