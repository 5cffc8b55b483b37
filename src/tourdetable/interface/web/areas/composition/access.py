"""What a reader may compose, in which capacities; who may, for whoever may not."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.networks.models import Body, Mandate, Office, Seat
from tourdetable.domain.networks.rules import (
    may_compose,
    may_compose_network,
    may_compose_some,
)
from tourdetable.interface.web.base.capacities import reserved_for_offices
from tourdetable.interface.web.base.scene import Scene

Composers = tuple[Office, ...]


def composers(scene: Scene, body: Body) -> Composers:
    """The offices for which the reader composes a body, or 403 with words that say who may."""
    able = may_compose(scene.member, body)
    return able or reserved_for_offices(scene.charter, Right.COMPOSE, over=body)


def network_composers(scene: Scene) -> Composers:
    """The same for the whole network."""
    able = may_compose_network(scene.member)
    return able or reserved_for_offices(scene.charter, Right.COMPOSE, whole=True)


def some_composers(scene: Scene) -> Composers:
    """The same for one body at least."""
    able = may_compose_some(scene.member)
    return able or reserved_for_offices(scene.charter, Right.COMPOSE)


def over(scene: Scene, office: Office) -> Composers:
    """The offices for which the reader gives and ends another: of its body, or of the network."""
    return composers(scene, office.body) if office.body else network_composers(scene)


def composed_body(scene: Scene, slug: str) -> tuple[Body, Composers]:
    """A body of the network that has not ended, and in which capacities the reader composes it."""
    _member = scene.member
    body = Body.objects.filter(network=scene.network, slug=slug).first()
    if body is None or (body.ends and body.ends < scene.today):
        raise Http404
    body.network = scene.network
    return body, composers(scene, body)


def composed_seat(scene: Scene, pk: int) -> tuple[Seat, Composers]:
    """A seat of the network, whenever it was, and in which capacities the reader composes its
    body."""
    _member = scene.member
    rows = Seat.objects.filter(body__network=scene.network)
    seat = get_object_or_404(rows.select_related("institution", "body", "continues"), pk=pk)
    seat.body.network = scene.network
    return seat, composers(scene, seat.body)


def composed_mandate(scene: Scene, pk: int) -> tuple[Mandate, Composers]:
    """The same for a mandate."""
    _member = scene.member
    rows = Mandate.objects.filter(seat__body__network=scene.network)
    found = rows.select_related("person", "seat__institution", "seat__body")
    mandate = get_object_or_404(found, pk=pk)
    mandate.seat.body.network = scene.network
    return mandate, composers(scene, mandate.seat.body)


def composed_office(scene: Scene, pk: int) -> tuple[Office, Composers]:
    """The same for an office."""
    _member = scene.member
    rows = Office.objects.filter(network=scene.network).select_related("person", "body", "network")
    office = get_object_or_404(rows, pk=pk)
    return office, over(scene, office)
