"""Pages by a thread, streams by the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from tests.interface.gateway.fakes import Connection, Request, SaidHeaders
from tourdetable.interface.gateway import door as doors
from tourdetable.interface.gateway.door import Door
from tourdetable.interface.gateway.environ import Environ
from tourdetable.interface.web.base.streams import MadeParts, SharedParts, StreamResponse

Begin = Callable[[str, list[tuple[str, str]]], None]
PART = ("circle", "7")
PLAIN = [("Content-Type", "text/plain")]


class Download:
    """A file that is sent piece by piece, and closed."""

    streaming = True

    def __init__(self, *pieces: bytes) -> None:
        self.pieces, self.closed = pieces, False

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.pieces)

    def close(self) -> None:
        self.closed = True


def asked(
    said: Iterable[bytes],
    connection: Connection,
    *,
    status: str = "200 OK",
    headers: list[tuple[str, str]] = PLAIN,
    seconds: float = 0.2,
) -> tuple[Environ, list[Any]]:
    """One request to an application that answers this: what it read, and what was sent."""
    read: Environ = {}

    def pages(environ: Environ, begin: Begin) -> Iterable[bytes]:
        read.update(environ, body=environ["wsgi.input"].read())
        begin(status, headers)
        return said

    async def run() -> None:
        door, loop = Door(pages), asyncio.get_running_loop()
        door.__rsgi_init__(loop)
        request = Request("/here/", headers=SaidHeaders(("content-length", "3")))
        try:
            await asyncio.wait_for(door.__rsgi__(request, connection), seconds)
        except TimeoutError:
            pass
        finally:
            door.__rsgi_del__(loop)

    asyncio.run(run())
    return read, connection.answered


def test_a_page() -> None:
    read, answered = asked([b"a", b"b"], Connection([b"oui"]))
    assert (read["PATH_INFO"], read["body"]) == ("/here/", b"oui")
    assert answered == [200, PLAIN, b"ab"]


def test_a_page_that_one_has_already() -> None:
    assert asked([], Connection(), status="304 Not Modified")[1] == [304, PLAIN]


def test_a_file_piece_by_piece_until_its_reader_leaves() -> None:
    file = Download(b"a", b"b", b"c")
    assert asked(file, Connection())[1] == [200, PLAIN, b"a", b"b", b"c"]
    assert file.closed
    again = Download(b"a", b"b", b"c")
    assert asked(again, Connection(breaks_after=1))[1] == [200, PLAIN, b"a"]
    assert again.closed


def test_a_short_file_at_once() -> None:
    headers = [*PLAIN, ("Content-Length", "3")]
    answered = asked(Download(b"a", b"b", b"c"), Connection(), headers=headers)[1]
    assert answered == [200, headers, b"abc"]


@pytest.fixture
def marks(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """Where the journal stands, which no database says here."""
    known = {PART: "5-a"}
    monkeypatch.setattr(doors, "marks_now", lambda _parts: known)
    return known


def test_a_stream_is_held_and_told(marks: dict[tuple[str, str], str]) -> None:
    headers = [("Content-Type", "text/event-stream"), ("Content-Length", "12")]
    stream = StreamResponse(PART, "4-a", seen="4-a")
    answered = asked(stream, Connection(), headers=headers, seconds=1)[1]
    assert answered == [
        200,
        headers[:1],
        b"retry: 2000\n:\n\n",
        b"event: changed\nid: 5-a\ndata: 5-a\n\n",
    ]


def test_a_stream_ends_when_its_reader_has_left(marks: dict[tuple[str, str], str]) -> None:
    stream = StreamResponse(PART, "4-a", seen="4-a")
    answered = asked(stream, Connection(breaks_after=1), seconds=1)[1]
    assert answered[2:] == [b"retry: 2000\n:\n\n"]


def test_beyond_what_a_process_holds_the_reader_comes_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(doors, "MOST", 0)
    stream = StreamResponse(PART, "5-a", seen="4-a")
    answered = asked(stream, Connection())[1]
    assert answered[2] == b"retry: 2000\nevent: changed\nid: 5-a\ndata: 5-a\n\n"


def shared(readers: frozenset[int] | None) -> SharedParts:
    return SharedParts("a", lambda: MadeParts("<p>un</p>\n<p>deux</p>", readers))


def test_what_all_see_alike_is_told_with_the_change(marks: dict[tuple[str, str], str]) -> None:
    stream = StreamResponse(PART, "4-a", seen="3-a", shared=shared(None))
    answered = asked(stream, Connection(), seconds=1)[1]
    told = "event: changed\nid: {}\ndata: <p>un</p>\ndata: <p>deux</p>\n\n"
    first = "retry: 2000\n" + told.format("4-a")
    assert answered[2:] == [first.encode(), told.format("5-a").encode()]


def test_who_may_not_see_it_any_more_is_let_go(marks: dict[tuple[str, str], str]) -> None:
    stream = StreamResponse(PART, "4-a", seen="4-a", shared=shared(frozenset({8})), reader=7)
    answered = asked(stream, Connection(), seconds=1)[1]
    assert answered[2:] == [b"retry: 2000\n:\n\n"]


def test_what_could_not_be_made_is_asked_for(marks: dict[tuple[str, str], str]) -> None:
    stream = StreamResponse(PART, "4-a", seen="4-a", shared=SharedParts("a", lambda: 1 / 0))  # type: ignore[arg-type, return-value]  # it makes nothing
    answered = asked(stream, Connection(), seconds=1)[1]
    assert answered[3] == b"event: changed\nid: 5-a\ndata: 5-a\n\n"
