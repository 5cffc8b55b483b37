"""Saying what an institution covers: a Caf its department, a town its commune."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actions.correcting import tell_networks
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.directory import networks_with
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.models import Institution
from tourdetable.domain.territories.actions.parts import added, current, day_of, ended
from tourdetable.domain.territories.models import Coverage
from tourdetable.domain.territories.terrain import Terrain


@once
def add_to_coverage(
    *,
    institution: Institution,
    terrains: Iterable[Terrain],
    starts: date,
    network: Network,
    by: By,
    now: datetime,
) -> list[Coverage]:
    """Say that an institution covers some terrains too, from a day on: in every network that it is
    of."""
    rows = added(Coverage, terrains, starts, day_of(now), institution=institution)
    tell("coverage.said", institution, network, by, now)
    return rows


@once
def confirm_coverages(
    *,
    proposals: Iterable[tuple[Institution, Terrain]],
    starts: date,
    network: Network,
    by: By,
    now: datetime,
) -> list[Coverage]:
    """Say that institutions cover what was proposed for each of them; those of which somebody has
    said something meanwhile are left alone."""
    made: list[Coverage] = []
    for institution, terrain in proposals:
        if not institution.coverages.exclude(ends__lt=starts).exists():
            made += added(Coverage, [terrain], starts, day_of(now), institution=institution)
            tell("coverage.said", institution, network, by, now)
            by = replace(by, gesture=None)
    if not made:
        raise ValidationError(_("All this is said already."))
    return made


@once
def end_in_coverage(
    *, coverage: Coverage, ends: date, network: Network, by: By, now: datetime
) -> Coverage:
    """Say until which day, included, an institution covers something."""
    row = ended(coverage, ends)
    tell("coverage.ended", row.institution, network, by, now)
    return row


@once
def take_back_from_coverage(
    *, coverage: Coverage, network: Network, by: By, now: datetime
) -> Institution:
    """Take back what was said by mistake."""
    row = current(coverage)
    row.delete()
    tell("coverage.taken_back", row.institution, network, by, now)
    return row.institution


def tell(kind: str, institution: Institution, network: Network, by: By, now: datetime) -> None:
    """Record an event in each network that shows the institution."""
    tell_networks(kind, institution, [*networks_with([institution])], network, by, now)
