"""Requests and answers as Granian gives and takes them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from granian.rsgi import ProtocolClosed, ProtocolError


class SaidHeaders:
    """Headers of a request, some of them twice."""

    def __init__(self, *headers: tuple[str, str]) -> None:
        self.said = headers

    def items(self) -> Sequence[tuple[str, str]]:
        return self.said

    def get(self, name: str, default: str | None = None) -> str | None:
        return dict(self.said).get(name, default)

    def __contains__(self, name: str) -> bool:
        return name in dict(self.said)


@dataclass
class Request:
    """What Granian says of a request."""

    path: str = "/"
    method: str = "GET"
    headers: SaidHeaders = field(default_factory=SaidHeaders)
    query_string: str = ""
    authority: str | None = "tables.example"
    scheme: str = "http"
    http_version: str = "1.1"
    server: str = "127.0.0.1:8000"
    client: str = "192.0.2.7:51000"


@dataclass
class Connection:
    """A connection: what is sent on it, what was answered; it breaks after so many pieces."""

    pieces: Sequence[bytes] = ()
    breaks_after: int = 1000
    answered: list[Any] = field(default_factory=list)
    following: Iterator[bytes] | None = None

    async def __call__(self) -> bytes:
        return b"".join(self.pieces)

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Itself, once, as Granian does; then it refuses."""
        if self.following is not None:
            raise ProtocolError
        self.following = iter(self.pieces)
        return self

    async def __anext__(self) -> bytes:
        assert self.following is not None
        piece = next(self.following, None)
        if piece is None:
            raise StopAsyncIteration
        return piece

    def response_empty(self, status: int, headers: list[tuple[str, str]]) -> None:
        self.answered += [status, headers]

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.answered += [status, headers, body]

    def response_stream(self, status: int, headers: list[tuple[str, str]]) -> Connection:
        self.answered += [status, headers]
        return self

    async def send_bytes(self, piece: bytes) -> None:
        if self.breaks_after == 0:
            raise ProtocolClosed
        self.breaks_after -= 1
        self.answered.append(piece)
