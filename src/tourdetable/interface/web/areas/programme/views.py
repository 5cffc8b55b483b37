from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tourdetable.interface.web.areas.programme.page import printed_year, year_page
from tourdetable.interface.web.base.context import NO_MENU
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network
from tourdetable.interface.web.fresh.pages import fresh


@require_safe
@fresh()
@in_network
def programme(request: Request, scene: Scene) -> HttpResponse:
    """The programme of a season, by quarter and month."""
    page = year_page(scene, request.GET)
    return render(request, "programme/programme.html", {"page": page})


@require_safe
@fresh()
@in_network
def printed(request: Request, scene: Scene) -> HttpResponse:
    """The same on one sheet, to be pinned on a wall."""
    page = printed_year(scene, request.GET)
    return render(request, "programme/print.html", {"page": page, **NO_MENU})
