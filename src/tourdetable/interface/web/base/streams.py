"""What changes, told to a page that stays open (server-sent events).

A stream says that something of a meeting has changed, and nothing of what: the page then asks for
itself again, as its reader. A view lets the reader in, and answers with a `StreamResponse`. The
server holds it open (`interface/gateway`); where it does not, the answer is whole all the same, and
the browser asks again every few seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass

from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse

from tourdetable.domain.journal.queries import marks_among
from tourdetable.domain.meetings.models import Meeting
from tourdetable.interface.web.base.scene import Scene

AGAIN = 2000
"""Milliseconds after which a browser whose stream was cut comes back."""
STILL_HERE = b":\n\n"
BEGINNING = b"retry: %d\n" % AGAIN
NOWHERE = "0-0"
"""The mark of what nothing has touched yet."""

Parts = Collection[tuple[str, str]]


@dataclass(frozen=True)
class MadeParts:
    """What all readers of a page see alike, and who they still are; None: whoever was let in."""

    html: str
    readers: frozenset[int] | None = None


@dataclass(frozen=True)
class SharedParts:
    """How to make what all readers of a page see alike: once for all that have this key."""

    key: Hashable
    make: Callable[[], MadeParts]


class StreamResponse(HttpResponse):
    """The beginning of a stream about a part of the journal: at once what its reader has missed.

    With `shared`, whoever holds the stream tells what has changed with what all see alike; `reader`
    is then the number by which it knows whether they may still see it.
    """

    def __init__(
        self,
        part: tuple[str, str],
        mark: str,
        *,
        seen: str,
        shared: SharedParts | None = None,
        reader: int = 0,
    ) -> None:
        self.part, self.mark, self.missed = part, mark, mark != seen
        self.shared, self.reader = shared, reader
        told = telling(mark) if self.missed else STILL_HERE
        super().__init__(BEGINNING + told, content_type="text/event-stream")
        self.headers["Cache-Control"] = "no-store"
        self.headers["X-Accel-Buffering"] = "no"


def telling(mark: str, html: str = "") -> bytes:
    """An event: the mark has moved; with what all see alike, if it was made."""
    lines = "".join(f"data: {line}\n" for line in (html or mark).splitlines())
    return f"event: changed\nid: {mark}\n{lines}\n".encode()


def stream_address(scene: Scene, meeting: Meeting, page: str = "") -> str:
    """Where a page follows a meeting, from the state that it is about to read (one query): the
    value of its `data-stream`, for `live.js`. `page`: what it is told with the change."""
    mark = mark_of(meeting, scene.network.slug)
    shared = f"&page={page}" if page else ""
    return f"{scene.url('meeting_stream', meeting.pk)}?at={mark}{shared}"


def stream_of(
    request: HttpRequest,
    meeting: Meeting,
    network: str,
    shared: SharedParts | None = None,
    reader: int = 0,
) -> StreamResponse:
    """The stream of a meeting, for a reader who was let in (one query)."""
    seen = request.headers.get("Last-Event-ID") or request.GET.get("at", "")
    mark = mark_of(meeting, network)
    part = part_of(meeting, network)
    return StreamResponse(part, mark, seen=seen, shared=shared, reader=reader)


def mark_of(meeting: Meeting, network: str) -> str:
    """The mark of what a page shows of a meeting, to be read before the page is (one query)."""
    part = part_of(meeting, network)
    return marks_of_parts([part])[part]


def part_of(meeting: Meeting, network: str) -> tuple[str, str]:
    """The part of the journal in which what happens in a meeting is."""
    return network, str(meeting.body_id)


def marks_of_parts(parts: Parts) -> Mapping[tuple[str, str], str]:
    """The mark of each part (one query)."""
    networks, names = {network for network, _name in parts}, {name for _network, name in parts}
    found = dict.fromkeys(parts, NOWHERE)
    for network, name, number, stamp in marks_among(networks, names):
        if (network, name) in found:
            found[network, name] = f"{number}-{stamp:x}"
    return found


def made_now(shared: SharedParts) -> MadeParts:
    """What all see alike, made outside of any request: the connection is given back."""
    try:
        return shared.make()
    finally:
        close_old_connections()


def marks_now(parts: Parts) -> Mapping[tuple[str, str], str]:
    """The same outside of any request: the connection is given back."""
    try:
        return marks_of_parts(parts)
    finally:
        close_old_connections()
