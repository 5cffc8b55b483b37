"""What changes, told to a page that stays open (server-sent events).

A stream says that something of a meeting has changed, and nothing of what: the page then asks for
itself again, as its reader. A view lets the reader in, and answers with a `StreamResponse`. The
server holds it open (`interface/gateway`); where it does not, the answer is whole all the same, and
the browser asks again every few seconds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse

from tourdetable.domain.journal.queries import marks_among
from tourdetable.domain.meetings.models import Meeting
from tourdetable.interface.web.base.scene import Scene

AGAIN = 2000
"""Milliseconds after which a browser whose stream was cut comes back."""
STILL_HERE = b":\n\n"
NOWHERE = "0-0"
"""The mark of what nothing has touched yet."""

Parts = Collection[tuple[str, str]]


class StreamResponse(HttpResponse):
    """The beginning of a stream about a part of the journal: at once what its reader has missed."""

    def __init__(self, part: tuple[str, str], mark: str, *, seen: str) -> None:
        missed = telling(mark) if mark != seen else STILL_HERE
        super().__init__(b"retry: %d\n" % AGAIN + missed, content_type="text/event-stream")
        self.part, self.mark = part, mark
        self.headers["Cache-Control"] = "no-store"
        self.headers["X-Accel-Buffering"] = "no"


def telling(mark: str) -> bytes:
    """An event: the mark has moved."""
    return f"event: changed\nid: {mark}\ndata: {mark}\n\n".encode()


def stream_address(scene: Scene, meeting: Meeting) -> str:
    """Where a page follows a meeting, from the state that it is about to read (one query): the
    value of its `data-stream`, for `live.js`."""
    mark = mark_of(meeting, scene.network.slug)
    return f"{scene.url('meeting_stream', meeting.pk)}?at={mark}"


def stream_of(request: HttpRequest, meeting: Meeting, network: str) -> StreamResponse:
    """The stream of a meeting, for a reader who was let in (one query)."""
    seen = request.headers.get("Last-Event-ID") or request.GET.get("at", "")
    return StreamResponse(part_of(meeting, network), mark_of(meeting, network), seen=seen)


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


def marks_now(parts: Parts) -> Mapping[tuple[str, str], str]:
    """The same outside of any request: the connection is given back."""
    try:
        return marks_of_parts(parts)
    finally:
        close_old_connections()
