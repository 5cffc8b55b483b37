"""What all who follow a session see alike, on telephones and on the screen of the room: made once
when something changes, whoever they are. Nothing in it is hidden from any of them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils import timezone, translation

from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.rounds.models import InTheRoom
from tourdetable.interface.web.areas.live.room import room_now
from tourdetable.interface.web.base import clock
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.streams import MadeParts, SharedParts

PHONE, SCREEN = "phone", "screen"
PAGES = (PHONE, SCREEN)
WHOLE, PARTS = "meetings/changes/change.html", "live/frames/parts.html"
OWN = "own"


def shared_parts(pk: int, page: str, language: str | None, *, by_link: bool = False) -> SharedParts:
    """How they are made for a kind of page in a language."""
    key = ("live", pk, page, language, by_link)
    return SharedParts(key, lambda: made(pk, page, language, by_link=by_link))


def made(pk: int, page: str, language: str | None, *, by_link: bool) -> MadeParts:
    """The parts as they are now; those who joined by a link, as long as it is open."""
    meeting = Meeting.objects.select_related("body__network").get(pk=pk)
    zone = ZoneInfo(meeting.body.network.time_zone)
    with translation.override(language), timezone.override(zone):
        room = room_now(meeting, clock.now(), in_public=page == SCREEN)
        html = render_to_string("live/shared.html", {"room": room, "meeting": meeting})
    joined = InTheRoom.objects.filter(meeting=meeting).values_list("pk", flat=True)
    return MadeParts(html, frozenset(joined) if by_link else None)


def frame_of(request: Request, whole: str = WHOLE) -> str:
    """What a page stands in: all of it, or the parts that change for one that is open already."""
    return PARTS if request.headers.get("X-Live") else whole


def asks_own(request: Request) -> bool:
    """Whether an open page asks for what is its reader's alone, having been told the rest."""
    return request.headers.get("X-Live") == OWN
