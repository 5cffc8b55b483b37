from __future__ import annotations

from datetime import timedelta

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.models import Network
from tourdetable.interface.web.areas.home.matters import AHEAD, LATE, SINCE
from tourdetable.interface.web.areas.home.table import MyTable
from tourdetable.interface.web.areas.home.upkeep import lately_given_up
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.fresh.pages import fresh
from tourdetable.interface.web.fresh.state import Recipe


def unheard(request: HttpRequest) -> tuple[int, ...]:
    """The messages that could not be delivered lately, of which the journal tells nothing."""
    return tuple(lately_given_up(request.now).values_list("pk", flat=True))  # type: ignore[attr-defined]  # see http.Request


TABLE = Recipe(shifts=(timedelta(), -AHEAD, LATE, SINCE), also=unheard)
"""My table: what comes near and what grows late, too."""


@require_safe
@fresh(TABLE)
def home(request: Request) -> HttpResponse:
    """My table for whoever has signed in; for others, what this is and the public faces of its
    networks."""
    if request.identity.must_choose:
        return redirect("choose_person")
    person = request.identity.person
    if person is None:
        return render(request, "home/welcome.html", {"networks": Network.objects.all()})
    return render(request, "home/table.html", {"table": MyTable(person, now=request.now)})


@never_cache
@require_safe
def healthz(request: Request) -> JsonResponse:
    """Whether the service answers and reaches its database, for whoever watches over it."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "failing", "database": "unreachable"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok"})
