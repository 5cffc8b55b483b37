"""The bodies of a network and where they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tourdetable.core.charter.terms.verdict import State
from tourdetable.core.maps.pictures import CommunesHeld
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.networks.models import Body
from tourdetable.domain.territories.queries import territories_on
from tourdetable.interface.web.areas.territories.maps.grounds import Extent, extent_of
from tourdetable.interface.web.areas.territories.maps.marks import clocks
from tourdetable.interface.web.base.groups import by_kind
from tourdetable.interface.web.base.scene import Scene


@dataclass(frozen=True)
class PlacedBody:
    """A body, where it is, and how it keeps its clock: none when the charter says nothing of it, or
    the reader is not told."""

    body: Body
    extent: Extent
    state: State | None

    @property
    def name(self) -> str:
        return self.body.name

    def on(self, department: str) -> CommunesHeld:
        """What of it is in a department."""
        return self.extent.on(department)


@dataclass(frozen=True)
class PlacedBodies:
    """The bodies of today that a page may tell of, in the order of the charter's kinds, then of
    their names."""

    every: list[PlacedBody]
    kind: str = ""

    @cached_property
    def chosen(self) -> list[PlacedBody]:
        """Those of the kind that is asked."""
        return [one for one in self.every if self.kind in ("", one.body.kind)]

    @property
    def unplaced(self) -> list[PlacedBody]:
        """Those whose territory nobody has said."""
        return [one for one in self.chosen if not one.extent.departments]

    def on(self, department: str) -> list[PlacedBody]:
        """Those that are somewhere in a department."""
        return [one for one in self.chosen if department in one.extent.departments]

    @cached_property
    def departments(self) -> frozenset[str]:
        """Where they are."""
        return frozenset().union(*(one.extent.departments for one in self.chosen))


def placed_bodies(
    scene: Scene, kind: str = "", *, kinds: Collection[str] | None = None, told: bool = True
) -> PlacedBodies:
    """The bodies of today, of some kinds or of all (two queries), and their clocks if they are
    `told` (the charter's verdicts are kept)."""
    rows = Body.objects.active(scene.today).filter(network=scene.network)
    bodies = list(rows if kinds is None else rows.filter(kind__in=kinds))
    states = clocks_told(scene) if told else {}
    found = territories_on(bodies, on=scene.today)
    placed = [
        PlacedBody(body, extent_of(found.get(body.pk, ()), scene.today), states.get(body.pk))
        for body in in_order(scene, bodies)
    ]
    return PlacedBodies(placed, kind)


def clocks_told(scene: Scene) -> Mapping[int, State]:
    """How each body keeps its clock today."""
    return clocks(compliance.report(scene.network, on=scene.today, charter=scene.charter))


def in_order(scene: Scene, bodies: Iterable[Body]) -> list[Body]:
    """Kind by kind, as the charter names them."""
    kinds = by_kind(bodies, scene.charter.vocabulary.body_kinds, lambda body: body.kind)
    return [body for some in kinds.values() for body in some]
