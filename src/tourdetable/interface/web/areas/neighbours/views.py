"""What is near what somebody is writing, as they write it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from tourdetable.interface.web.areas.neighbours.shown import Nearby
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

UNDER = ("question", "why", "what")
"""Fields under the title, whichever form they are of."""


@require_POST
@members_only
def near(request: Request, scene: Scene) -> HttpResponse:
    """The piece of the form that shows them; nothing is written."""
    title = request.POST.get("title", "") or request.POST.get("name", "")
    text = "\n".join(request.POST.get(name, "") for name in UNDER)
    return render(request, "neighbours/near.html", {"nearby": Nearby(scene, title, text)})
