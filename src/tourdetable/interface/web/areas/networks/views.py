from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.networks.body import BodyPage
from tourdetable.interface.web.areas.networks.directory import directory
from tourdetable.interface.web.areas.networks.home import network_page
from tourdetable.interface.web.areas.networks.public import PublicFace
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network, members_only
from tourdetable.interface.web.fresh.pages import fresh


@require_safe
@fresh()
@in_network
def network(request: Request, scene: Scene) -> HttpResponse:
    """The network's page for its members, its public face for everybody else."""
    if scene.standing is None:
        return render(request, "networks/public.html", {"face": PublicFace(scene)})
    return render(request, "networks/network.html", {"page": network_page(scene)})


@require_safe
@fresh()
@members_only
def body(request: Request, scene: Scene, body: str) -> HttpResponse:
    """One body: what comes next, who sits, whose turn it was, what was decided, how the charter
    is kept."""
    found = get_object_or_404(Body, network=scene.network, slug=body)
    return render(request, "networks/body.html", {"page": BodyPage(scene, found)})


@require_safe
@fresh()
@members_only
def people(request: Request, scene: Scene) -> HttpResponse:
    """Who sits, by college and institution, and who holds an office."""
    return render(request, "networks/people.html", {"directory": directory(scene)})
