"""What is sent with a request: read at once when it is short, else as the page asks for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from io import BufferedReader, BytesIO, RawIOBase
from typing import BinaryIO, cast

from django.core.exceptions import BadRequest
from granian.rsgi import HTTPProtocol, ProtocolClosed, Scope

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
    told = int(length) if length.isdecimal() and not chunked else 0
    return cast(BinaryIO, BufferedReader(Sent(chunks, asyncio.get_running_loop(), told)))


class Sent(RawIOBase):
    """What is still being sent: each read waits for the next piece of it. Raises `BadRequest` when
    it stops before the length that was `told`: nothing of it may be taken for the whole."""

    def __init__(
        self, chunks: AsyncIterator[bytes], loop: asyncio.AbstractEventLoop, told: int = 0
    ) -> None:
        super().__init__()
        self.chunks, self.loop, self.left = chunks, loop, b""
        self.over, self.missing = False, told

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
        lets nobody begin again. `anext` with a default would end the process (a fault of Python's)
        where the reader leaves meanwhile."""
        while not self.over:
            try:
                chunk = await self.chunks.__anext__()
            except (StopAsyncIteration, ProtocolClosed):
                self.over = True
            else:
                self.missing -= len(chunk)
                if chunk:
                    return bytes(chunk)
        if self.missing > 0:
            raise BadRequest("what is sent stops on its way")
        return b""
