"""What is sent with a request."""

from __future__ import annotations

import asyncio

import pytest
from django.core.exceptions import BadRequest

from tests.interface.gateway.fakes import Connection, Request, SaidHeaders
from tourdetable.interface.gateway.bodies import SHORT, body_of

LONG = [b"x" * 100_000, b"", b"y" * 200_000]


async def read_in_a_thread(headers: SaidHeaders, pieces: list[bytes]) -> bytes:
    body = await body_of(Request(headers=headers), Connection(pieces))
    return await asyncio.to_thread(body.read)


@pytest.mark.parametrize(
    ("headers", "pieces"),
    [
        (SaidHeaders(), []),
        (SaidHeaders(("content-length", "3")), [b"oui"]),
        (SaidHeaders(("content-length", "300000")), LONG),
        (SaidHeaders(("transfer-encoding", "chunked")), LONG),
    ],
)
def test_all_that_was_sent(headers: SaidHeaders, pieces: list[bytes]) -> None:
    assert asyncio.run(read_in_a_thread(headers, pieces)) == b"".join(pieces)


def test_what_stops_on_its_way_is_not_taken_for_the_whole() -> None:
    told = SaidHeaders(("content-length", str(SHORT * 2)))
    with pytest.raises(BadRequest):
        asyncio.run(read_in_a_thread(told, LONG))


def test_a_long_one_is_read_only_as_far_as_it_is_asked_for() -> None:
    async def begin() -> tuple[bytes, bytes]:
        connection = Connection([b"a" * 10_000, b"b" * SHORT, b"c" * SHORT])
        headers = SaidHeaders(("content-length", str(10_000 + 2 * SHORT)))
        body = await body_of(Request(headers=headers), connection)
        first = await asyncio.to_thread(body.read, 1)
        return first, body.raw.left  # type: ignore[attr-defined]  # how far it was read

    first, left = asyncio.run(begin())
    assert (first, set(left)) == (b"a", set(b"a"))
