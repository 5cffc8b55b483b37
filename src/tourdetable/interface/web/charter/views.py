from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tourdetable.interface.web.charter.page import charter_page
from tourdetable.interface.web.http import Request
from tourdetable.interface.web.scene import Scene, members_only


@require_safe
@members_only
def charter(request: Request, scene: Scene) -> HttpResponse:
    """The charter as a text, each article with its live state and proof in the margin."""
    page = charter_page(scene, state=request.GET.get("state", ""), body=request.GET.get("body", ""))
    return render(request, "charter/charter.html", {"page": page})
