"""What changes of a meeting, told to the pages of those who follow it, with what all see alike."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tourdetable.domain.rounds.tokens import joined_by
from tourdetable.interface.web.areas.live.shared import PAGES, PHONE, shared_parts
from tourdetable.interface.web.areas.meetings.access import choose
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.base.streams import stream_of

GONE = 410


@require_safe
@members_only
def stream(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """For whoever may open the page of the meeting."""
    meeting, page = choose(scene, pk).meeting, request.GET.get("page", "")
    shared = shared_parts(meeting.pk, page, get_language()) if page in PAGES else None
    return stream_of(request, meeting, scene.network.slug, shared)


@require_safe
def link_stream(request: Request, token: str) -> HttpResponse:
    """For whoever joined with the code of the room, as long as their link is open."""
    one = joined_by(token)
    if one is None:
        return HttpResponse(status=GONE)
    meeting = one.meeting
    shared = shared_parts(meeting.pk, PHONE, get_language(), by_link=True)
    return stream_of(request, meeting, meeting.body.network.slug, shared, one.pk)
