"""What this app tells the charter: which seat relayed what, on which day (ITC-16)."""

from __future__ import annotations

from tourdetable.core.charter.facts.record import RelayFact
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.registry import FactScope, provider
from tourdetable.domain.relays.models import COLUMNS, Relay


@provider
def relays(scope: FactScope) -> tuple[RelayFact, ...]:
    """All relays of the seats of a network; what they carried is named by its kind and its id,
    minutes by their id alone."""
    names = COLUMNS.values()
    rows = Relay.objects.filter(scope.of_body("seat__body")).values_list("pk", "seat", "on", *names)
    return tuple(
        RelayFact(str(pk), str(seat), content_id(dict(zip(names, those, strict=True))), on)
        for pk, seat, on, *those in rows
    )


def content_id(columns: dict[str, int | None]) -> str:
    """`12`, for minutes; `work:12`."""
    name, pk = next((name, pk) for name, pk in columns.items() if pk is not None)
    return str(pk) if name == COLUMNS[Minutes] else f"{name}:{pk}"
