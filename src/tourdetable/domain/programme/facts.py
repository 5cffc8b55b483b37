"""What this app tells the charter: the programmes that were published."""

from __future__ import annotations

from tourdetable.core.charter.facts.record import ProgrammeFact
from tourdetable.domain.meetings.calendar.seasons import season
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.networks.registry import FactScope, provider
from tourdetable.domain.programme.models import Programme


@provider
def programmes(scope: FactScope) -> tuple[ProgrammeFact, ...]:
    """The published programmes, each named after the year in which its season ends."""
    rows = list(Programme.objects.filter(network=scope.network))
    if not rows:
        return ()
    charter = charter_in_force(scope.network, on=rows[-1].published_on)
    return tuple(
        ProgrammeFact(str(row.pk), season(charter, row.year).last.year, row.published_on)
        for row in rows
    )
