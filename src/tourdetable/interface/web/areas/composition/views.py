"""What whoever composes reads: the bodies with their counts, the board of one, one seat."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.rules import may_compose_network
from tourdetable.interface.web.areas.composition.access import (
    composed_body,
    composed_seat,
    some_composers,
)
from tourdetable.interface.web.areas.composition.acting import of_body, trail
from tourdetable.interface.web.areas.composition.board import CompositionBoard
from tourdetable.interface.web.areas.composition.reads import BodyCounted, bodies_counted
from tourdetable.interface.web.areas.composition.seat import SeatPage
from tourdetable.interface.web.base.groups import by_body_kind
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.opened import OpenLists, Size

BODIES = Size(whole=60, page=40)
"""How many bodies the index shows at once."""


@require_safe
@members_only
def index(request: Request, scene: Scene) -> HttpResponse:
    """The bodies that the reader composes, with how many seats each has (one query)."""
    rows = composed(scene)
    page = OpenLists(request.GET.dict() | {"open": "bodies"}).page("bodies", rows, BODIES)
    context = {
        "groups": by_body_kind(scene.charter, page, lambda row: row.kind),
        "page": page,
        "over_all": bool(may_compose_network(scene.member)),
        "trail": [*trail(scene)[:-1], {"label": _("Composition"), "url": ""}],
    }
    return render(request, "composition/index.html", context)


def composed(scene: Scene) -> list[BodyCounted]:
    """The bodies that the reader composes: all, or those of their offices."""
    own = {office.body_id for office in some_composers(scene)}
    soon = scene.today + timedelta(days=scene.charter.warn_days)
    rows = bodies_counted(scene.network, scene.today, soon)
    return rows if None in own else [row for row in rows if row.pk in own]


@require_safe
@members_only
def body(request: Request, scene: Scene, body: str) -> HttpResponse:
    """The board of one body."""
    found, _offices = composed_body(scene, body)
    page = CompositionBoard(scene, found, request.GET.dict())
    context = {"page": page, "trail": trail(scene, (found.name, ""))}
    return render(request, "composition/board.html", context)


@require_safe
@members_only
def seat(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One seat: who holds it, and who held it."""
    found, _offices = composed_seat(scene, pk)
    way = trail(scene, of_body(scene, found.body), (str(found), ""))
    return render(request, "composition/seat.html", {"page": SeatPage(scene, found), "trail": way})
