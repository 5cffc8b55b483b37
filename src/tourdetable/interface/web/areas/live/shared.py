"""What all who follow a session see alike, on telephones and on the screen of the room: made once
when something changes, whoever they are. Nothing in it is hidden from any of them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils import timezone, translation

from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.rounds.enums import RoundKind
from tourdetable.domain.rounds.models import InTheRoom
from tourdetable.interface.web.areas.live.forms import JoinerForm
from tourdetable.interface.web.areas.live.room import RoomNow, room_now
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
        known = {"room": room, "meeting": meeting, "form": blank_form(room, page)}
        html = render_to_string("live/shared.html", {**known, "blank": True, "floor": False})
    joined = InTheRoom.objects.filter(meeting=meeting).values_list("pk", flat=True)
    return MadeParts(html, frozenset(joined) if by_link else None)


def blank_form(room: RoomNow, page: str) -> JoinerForm | None:
    """The form of a seat that has said nothing yet: telephones need not ask for it, as many as they
    are. None where it is not the same for all of them."""
    now = room.now
    if page == SCREEN or (now is not None and now.one.kind == RoundKind.CAFE):
        return None
    asked = now.one if now is not None and now.writes else None
    return JoinerForm(None, one=asked, entry=None, charter=charter_of(room.meeting), seated=True)


def frame_of(request: Request, whole: str = WHOLE) -> str:
    """What a page stands in: all of it, or the parts that change for one that is open already."""
    return PARTS if request.headers.get("X-Live") else whole


def asks_own(request: Request) -> bool:
    """Whether an open page asks for what is its reader's alone, having been told the rest."""
    return request.headers.get("X-Live") == OWN
