"""What changes of a meeting, told to the pages of those who follow it."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tourdetable.interface.web.areas.meetings.access import choose
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.base.streams import stream_of


@require_safe
@members_only
def stream(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """For whoever may open the page of the meeting."""
    return stream_of(request, choose(scene, pk).meeting, scene.network.slug)
