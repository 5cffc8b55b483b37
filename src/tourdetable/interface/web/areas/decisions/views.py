"""Reading decisions: the register, and one decision."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tourdetable.interface.web.areas.decisions.loading import decision_seen
from tourdetable.interface.web.areas.decisions.page import page
from tourdetable.interface.web.areas.decisions.register import PAGE, Filters, listed, readable, row
from tourdetable.interface.web.areas.decisions.words import Reader
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.fresh.pages import fresh
from tourdetable.interface.web.opened import Opened
from tourdetable.interface.web.paging import Pages


@require_safe
@fresh()
@members_only
def register(request: Request, scene: Scene) -> HttpResponse:
    """All decisions that the reader may see, filtered."""
    seen = readable(scene.member)
    filters = Filters(request.GET or {}, seen, Reader(scene.member))
    pages = Pages(listed(seen.filter(filters.condition)), PAGE)
    found = pages.get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "filters": filters,
        "page": found,
        "rows": [row(decision, scene.member) for decision in found],
        "query": f"{query.urlencode()}&" if query else "",
    }
    return render(request, "decisions/register.html", context)


@require_safe
@fresh()
@members_only
def decision(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One decision: what was proposed, where each seat stands, what remains in dissensus, what
    follows."""
    context = {"page": page(scene, decision_seen(scene, pk), Opened(request.GET))}
    return render(request, "decisions/decision.html", context)
