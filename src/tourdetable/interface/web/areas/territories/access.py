"""What a reader opens of territories, and who says where things are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.networks.models import Body, Office
from tourdetable.domain.networks.rules import may_compose, may_compose_some
from tourdetable.domain.people.models import Institution
from tourdetable.domain.territories.models import (
    BodyTerritory,
    CatchmentArea,
    Coverage,
    Facility,
    OfDivision,
)
from tourdetable.interface.web.areas.decisions.rights import deny
from tourdetable.interface.web.base.capacities import reserved_for_offices
from tourdetable.interface.web.base.scene import Scene

Composers = tuple[Office, ...]


def body_of(scene: Scene, slug: str) -> Body:
    """A body of the network, or 404 (one query)."""
    body = scene.network.bodies.filter(slug=slug).first()
    if body is None:
        raise Http404
    body.network = scene.network
    return body


def composers(scene: Scene, body: Body) -> Composers:
    """The offices by which the reader says where a body works; 403 with words that say who may."""
    return may_compose(scene.member, body) or deny(scene.charter, body, Right.COMPOSE)


def some_composers(scene: Scene) -> Composers:
    """Those by which they say what institutions cover and where facilities are."""
    able = may_compose_some(scene.member)
    return able or reserved_for_offices(scene.charter, Right.COMPOSE)


def composes(scene: Scene) -> bool:
    """Whether the reader may."""
    return bool(may_compose_some(scene.member))


def institution_of(pk: int) -> Institution:
    """An institution of the directory, or 404."""
    return get_object_or_404(Institution, pk=pk, merged_into=None)


def facility_of(scene: Scene, pk: int) -> Facility:
    """A facility of the network, or 404."""
    rows = Facility.objects.filter(network=scene.network)
    return get_object_or_404(rows.select_related("institution", "network"), pk=pk)


def part_of(scene: Scene, pk: int) -> BodyTerritory:
    """A part of the territory of a body of the network, or 404."""
    rows = BodyTerritory.objects.filter(body__network=scene.network)
    return get_object_or_404(rows.select_related("body__network"), pk=pk)


def coverage_of(_scene: Scene, pk: int) -> Coverage:
    """What an institution covers, or 404: institutions are one directory."""
    return get_object_or_404(Coverage.objects.select_related("institution"), pk=pk)


def area_of(scene: Scene, pk: int) -> CatchmentArea:
    """A part of the area of a facility of the network, or 404."""
    rows = CatchmentArea.objects.filter(facility__network=scene.network)
    return get_object_or_404(rows.select_related("facility__network"), pk=pk)


KINDS: dict[str, Callable[[Scene, int], Any]] = {
    "part": part_of,
    "coverage": coverage_of,
    "facility": facility_of,
    "area": area_of,
}
"""What names a division, by the word that stands for it in an address."""


def row_of(scene: Scene, kind: str, pk: int) -> tuple[OfDivision, Composers]:
    """A row that names a division, and the offices by which the reader changes it."""
    if kind not in KINDS:
        raise Http404
    row: OfDivision = KINDS[kind](scene, pk)
    able = composers(scene, row.body) if isinstance(row, BodyTerritory) else some_composers(scene)
    return row, able


def kind_of(row: OfDivision) -> str:
    """The word that stands for a row in an address."""
    return {
        BodyTerritory: "part",
        Coverage: "coverage",
        Facility: "facility",
        CatchmentArea: "area",
    }[type(row)]
