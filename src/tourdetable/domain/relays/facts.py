"""What this app tells the charter: which seat relayed which minutes, on which day (ITC-16)."""

from __future__ import annotations

from tourdetable.core.charter.facts.record import RelayFact
from tourdetable.domain.networks.registry import FactScope, as_facts, provider
from tourdetable.domain.relays.models import Relay


@provider
def relays(scope: FactScope) -> tuple[RelayFact, ...]:
    """All relays of the minutes of a network."""
    rows = Relay.objects.filter(scope.of_body("minutes__meeting__body"))
    return as_facts(RelayFact, rows, content="minutes")
