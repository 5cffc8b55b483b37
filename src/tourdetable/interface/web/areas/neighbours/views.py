"""What is near what somebody is writing, as they write it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from tourdetable.interface.web.areas.neighbours.shown import Nearby, pointer_of
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

TITLES = ("title", "name", "question")
UNDER = ("question", "why", "what", "existing", "summary", "done", "line")
"""The fields that may be a title, and those under it, whichever form they are of."""


@require_POST
@members_only
def near(request: Request, scene: Scene) -> HttpResponse:
    """The piece of the form that shows them; nothing is written."""
    said = request.POST
    title = next(filter(None, (said.get(name, "") for name in TITLES)), "")
    text = "\n".join(said.get(name, "") for name in UNDER)
    but = pointer_of(request.GET.get("but", ""))
    nearby = Nearby(scene, title, text, but, adds="added" in said)
    return render(request, "neighbours/near.html", {"nearby": nearby})
