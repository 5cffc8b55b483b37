"""What the room sees, large: where one is, the clock, what is asked, how to join. Institutions are
named there, and nobody."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tourdetable.domain.register.codes import room_code
from tourdetable.interface.web.areas.live.access import InRoom, page_in_room
from tourdetable.interface.web.areas.live.room import room_now
from tourdetable.interface.web.areas.live.shared import SCREEN
from tourdetable.interface.web.areas.meetings.access import choose
from tourdetable.interface.web.areas.register.room import picture
from tourdetable.interface.web.base.context import NO_MENU
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.base.streams import stream_address


@never_cache
@require_safe
@members_only
def screen(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """For whoever may see the meeting; the code is shown by those who lead alone."""
    chosen = choose(scene, pk)
    stream = stream_address(scene, chosen.meeting, SCREEN)
    inside = InRoom(chosen, room_now(chosen.meeting, scene.now, in_public=True), stream)
    page = page_in_room(request, inside, _("Screen of the room")) | NO_MENU
    page |= how_to_join(request, inside) if inside.leaders and inside.room.going_on else {}
    return render(request, "live/screen.html", page)


def how_to_join(request: Request, inside: InRoom) -> dict[str, Any]:
    """The code, as digits and as a picture that a telephone reads."""
    meeting = inside.chosen.meeting
    code = room_code(meeting, now=inside.scene.now)
    address = request.build_absolute_uri(reverse("room_join", args=[meeting.pk]))
    return {
        "code": f"{code[:3]} {code[3:]}",
        "picture": picture(f"{address}?code={code}"),
        "address": address.partition("://")[2],
    }
