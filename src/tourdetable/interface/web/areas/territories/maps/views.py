"""Pages of maps: that of a network, what anybody may see of it, that of a body."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tourdetable.interface.web.areas.territories.maps.body import body_map
from tourdetable.interface.web.areas.territories.maps.pages import (
    AskedOfMap,
    network_map,
    public_map,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network, members_only
from tourdetable.interface.web.fresh.pages import fresh


def asked_of(request: Request) -> AskedOfMap:
    """What the address asks."""
    given = request.GET
    return AskedOfMap(
        kind=given.get("kind", ""),
        show=given.get("show", ""),
        where=given.get("where", ""),
        area=tuple(given.getlist("area")[:50]),
        page=given.get("page", ""),
    )


@require_safe
@fresh()
@members_only
def map_of_network(request: Request, scene: Scene) -> HttpResponse:
    """Where the bodies of a network are, whether they meet as they should, its facilities."""
    page = network_map(scene, asked_of(request))
    return render(request, "territories/map.html", {"page": page})


@require_safe
@fresh()
@in_network
def map_for_all(request: Request, scene: Scene) -> HttpResponse:
    """Where the bodies are that the charter makes public."""
    page = public_map(scene, asked_of(request))
    return render(request, "territories/map_public.html", {"page": page})


@require_safe
@fresh()
@members_only
def map_of_body(request: Request, scene: Scene, body: str) -> HttpResponse:
    """The communes of a body, one by one, and what stands there."""
    return render(request, "territories/map_body.html", {"page": body_map(scene, body)})
