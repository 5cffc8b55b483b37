from __future__ import annotations

from datetime import timedelta

from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tourdetable.domain.founding.queries import is_empty
from tourdetable.domain.guests.tokens import open_to, token_of
from tourdetable.domain.meetings.calendar.instants import Scope
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.models import Account
from tourdetable.interface.web.areas.home.cuts import Opened
from tourdetable.interface.web.areas.home.former import former_places
from tourdetable.interface.web.areas.home.holdings import AHEAD, SINCE
from tourdetable.interface.web.areas.home.matters import LATE
from tourdetable.interface.web.areas.home.table import MyTable
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.fresh.pages import NEVER_KEPT, fresh

ALL = Scope(shifts=(timedelta(), -AHEAD, LATE, SINCE))
"""My table tells of every network, of what comes near and of what grows late."""


@require_safe
@fresh(lambda: ALL)
def home(request: Request) -> HttpResponse:
    """My table for whoever has signed in; for others, what this is and the public faces of its
    networks."""
    if request.identity.must_choose:
        return redirect("choose_person")
    person = request.identity.person
    if person is None:
        networks = list(Network.objects.filter(archived_on=None))
        if not networks and is_empty():
            return redirect("found")
        return render(request, "home/welcome.html", {"networks": networks})
    table = MyTable(person, now=request.now, opened=Opened.by(request.GET))
    if not (table.standings or table.closed or operates(request)):
        places = former_places(person, now=request.now)
        called = [(one, token_of(one)) for one in open_to(person, now=request.now)]
        page = {"places": places, "called": called, "table": table}
        return render(request, "home/no_place.html", page)
    response = render(request, "home/table.html", {"table": table})
    if table.surveys:  # the journal does not tell that somebody answers: the page would be had
        response.headers["Cache-Control"] = NEVER_KEPT
    return response


def operates(request: Request) -> bool:
    """Whether whoever reads runs the installation: they have much to do without a place."""
    return isinstance(request.user, Account) and request.user.operates


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
