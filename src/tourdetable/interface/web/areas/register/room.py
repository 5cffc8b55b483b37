"""The code of a room, large enough for those who sit at the back: scanned by a telephone, or
typed."""

from __future__ import annotations

import segno
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.enums import CAME
from tourdetable.domain.meetings.queries import marks_of
from tourdetable.domain.register.codes import room_code
from tourdetable.interface.web.areas.meetings.access import choose
from tourdetable.interface.web.areas.meetings.answers import page_of
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.base.streams import stream_address


@never_cache
@require_safe
@members_only
def room(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What is projected: a picture to scan, six digits, and how many said that they are there."""
    chosen = choose(scene, pk)
    chosen.must(Right.ATTENDANCE)
    stream = stream_address(scene, chosen.meeting)
    code = room_code(chosen.meeting, now=scene.now)
    address = request.build_absolute_uri(scene.url("meeting_check_in", pk))
    there = sum(row.mode in CAME for row in marks_of(chosen.meeting))
    context = page_of(chosen, _("Check-in code of the room")) | {
        "opened": chosen.held,
        "code": f"{code[:3]} {code[3:]}",
        "picture": picture(f"{address}?code={code}"),
        "address": address.partition("://")[2],
        "there": there,
        "stream": stream,
    }
    return render(request, "register/room.html", context)


def picture(address: str) -> SafeString:
    """An address as a code that a telephone reads, without any style of its own."""
    drawn = segno.make(address, error="m", micro=False)
    svg = drawn.svg_inline(scale=8, border=2, omitsize=True, svgclass="tdt-qr", lineclass=None)
    return mark_safe(svg)  # noqa: S308 made of our own address by segno
