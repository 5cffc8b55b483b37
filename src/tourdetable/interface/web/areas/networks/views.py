from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.models import Body
from tourdetable.domain.rosters.rules import may_import
from tourdetable.interface.web.areas.networks.bodies import AskedOfBodies
from tourdetable.interface.web.areas.networks.body import body_page, seats_page
from tourdetable.interface.web.areas.networks.directory import Directory
from tourdetable.interface.web.areas.networks.home import network_page
from tourdetable.interface.web.areas.networks.public import face_of
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network, members_only
from tourdetable.interface.web.fresh.pages import fresh


@require_safe
@fresh()
@in_network
def network(request: Request, scene: Scene) -> HttpResponse:
    """The network's page for its members, its public face for everybody else."""
    if scene.standing is None:
        return render(request, "networks/public.html", {"face": face_of(scene, request.GET)})
    names = ("name", "kind", "need", "page")
    asked = AskedOfBodies(**{name: request.GET.get(name, "") for name in names})
    return render(request, "networks/network.html", {"page": network_page(scene, asked)})


@require_safe
@fresh()
@members_only
def body(request: Request, scene: Scene, body: str) -> HttpResponse:
    """One body: what comes next, who sits, whose turn it was, what was decided, how the charter
    is kept."""
    return render(request, "networks/body.html", {"page": body_page(scene, body)})


@require_safe
@fresh()
@members_only
def seats(request: Request, scene: Scene, body: str) -> HttpResponse:
    """All the seats of a body, and the turns that each took."""
    found = get_object_or_404(Body, network=scene.network, slug=body)
    asked = {"name": request.GET.get("name", ""), "number": request.GET.get("page", "")}
    return render(request, "networks/seats.html", {"page": seats_page(scene, found, **asked)})


@require_safe
@fresh()
@members_only
def people(request: Request, scene: Scene) -> HttpResponse:
    """Who sits, by college and institution, and who holds an office."""
    found = {"directory": Directory(scene, request.GET), "importers": may_import(scene.member)}
    return render(request, "networks/people.html", found)
