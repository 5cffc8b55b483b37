"""Reading decisions: the register, and one decision."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tourdetable.interface.web.areas.decisions.loading import decision_seen, readable
from tourdetable.interface.web.areas.decisions.page import page
from tourdetable.interface.web.areas.decisions.register import (
    PAGE,
    Filters,
    RegisterReads,
    row,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.fresh.pages import fresh
from tourdetable.interface.web.opened import OpenLists
from tourdetable.interface.web.paging import Pages


@require_safe
@fresh()
@members_only
def register(request: Request, scene: Scene) -> HttpResponse:
    """All decisions that the reader may see, filtered."""
    reads = RegisterReads(scene.member, scene.today)
    filters = Filters(request.GET or {}, reads)
    condition = filters.condition
    count = readable(scene.member).filter(condition).count() if condition else reads.number
    pages = Pages(range(count), PAGE)
    found = pages.get_page(request.GET.get("page"))
    shown = reads.page(condition, (found.number - 1) * PAGE)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "filters": filters,
        "page": found,
        "rows": [row(decision, scene.member) for decision in shown],
        "query": f"{query.urlencode()}&" if query else "",
    }
    return render(request, "decisions/register.html", context)


@require_safe
@fresh()
@members_only
def decision(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One decision: what was proposed, where each seat stands, what remains in dissensus, what
    follows."""
    context = {"page": page(scene, decision_seen(scene, pk), OpenLists(request.GET))}
    return render(request, "decisions/decision.html", context)
