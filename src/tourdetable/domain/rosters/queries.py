"""Reads: the imports of a network, and how many lines do what."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.models import Person
from tourdetable.domain.rosters.models import RosterImport


def imports_of(network: Network, person: Person | None) -> QuerySet[RosterImport]:
    """Those of a network, latest first, but for those given up; of a person, if said."""
    rows = RosterImport.objects.filter(network=network).exclude(state="dropped")
    return rows if person is None else rows.filter(begun_by=person)


def counts(roster: RosterImport) -> dict[str, int]:
    """How many lines do what."""
    rows = roster.lines.order_by().values_list("state")
    return dict(rows.annotate(lines=Count("pk")))
