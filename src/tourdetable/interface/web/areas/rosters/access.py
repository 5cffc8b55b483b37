"""Which imports the reader may see and change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.networks.models import Body, Office
from tourdetable.domain.networks.rules import may_compose, may_compose_network
from tourdetable.domain.rosters.enums import ImportState, LineState
from tourdetable.domain.rosters.models import RosterImport, RosterLine
from tourdetable.domain.rosters.options import Options, options_of
from tourdetable.domain.rosters.queries import counts, imports_of
from tourdetable.domain.rosters.reading import ImportedSheet
from tourdetable.domain.rosters.rules import may_import
from tourdetable.interface.web.base.capacities import reserved_for_offices
from tourdetable.interface.web.base.scene import Scene

Capacities = tuple[Office, ...]


def importers(scene: Scene) -> Capacities:
    """In which capacities the reader imports members; or a refusal that says who does."""
    return may_import(scene.member) or reserved_for_offices(scene.charter, Right.COMPOSE)


def imports_seen(scene: Scene) -> QuerySet[RosterImport]:
    """Those of the network for whoever composes it; else one's own."""
    whole = bool(may_compose_network(scene.member))
    return imports_of(scene.network, None if whole else scene.member.person)


@dataclass(frozen=True)
class Imported:
    """One import, before whoever may see it."""

    scene: Scene
    able: Capacities
    roster: RosterImport

    @cached_property
    def options(self) -> Options:
        return options_of(self.roster.choices)

    @cached_property
    def sheet(self) -> ImportedSheet:
        return ImportedSheet(self.roster, self.options)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        return counts(self.roster)

    @property
    def refused(self) -> int:
        return self.counts.get(LineState.REFUSED, 0)

    @property
    def waits(self) -> bool:
        return self.roster.state == ImportState.READ

    @property
    def composed(self) -> list[Body]:
        """The bodies of today in which the reader may write."""
        rows = Body.objects.active(self.scene.today).filter(network=self.scene.network)
        return [body for body in rows if may_compose(self.scene.member, body)]

    def line(self, number: int) -> RosterLine:
        return get_object_or_404(self.roster.lines, number=number)

    def url(self, name: str, *args: object) -> str:
        return self.scene.url(name, self.roster.pk, *args)


def imported(scene: Scene, pk: int) -> Imported:
    """The import, or 404."""
    able = importers(scene)
    rows = imports_seen(scene).select_related("network", "begun_by")
    return Imported(scene, able, get_object_or_404(rows, pk=pk))


def still_waiting(scene: Scene, pk: int) -> Imported:
    """The same, while it may be changed."""
    found = imported(scene, pk)
    if not found.waits:
        raise Http404
    return found
