"""The bodies whose composition is not as expected, in short: kept as long as nothing happens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tourdetable.domain.convention.queries.agreements import period_in_force
from tourdetable.domain.convention.queries.composition import composed_kinds, compositions
from tourdetable.domain.journal.memory import Memory
from tourdetable.domain.journal.queries import Marks, heads
from tourdetable.domain.networks.models import Body, Network


@dataclass(frozen=True)
class Differing:
    """A body that is not composed as a period expects: by how many differences."""

    body: Body
    period: int
    number: int


_kept: Memory[tuple[int, date], tuple[Marks, tuple[Differing, ...]]] = Memory(32)


def forget() -> None:
    """Forget everything: for whoever changes data without its actions."""
    _kept.clear()


def differing(network: Network, *, on: date, marks: Marks | None = None) -> tuple[Differing, ...]:
    """Those of a day, by name (one query while nothing happens in the network, to read its
    `marks`; eleven more to look again)."""
    now = heads(network.slug) if marks is None else marks
    known = _kept.get((network.pk, on))
    if known is not None and known[0] == now:
        return known[1]
    found = tuple(looked_for(network, on))
    _kept.set((network.pk, on), (now, found))
    return found


def looked_for(network: Network, on: date) -> list[Differing]:
    """The same, read anew: none when no period is in force."""
    period = period_in_force(network, on=on)
    if period is None:
        return []
    bodies = Body.objects.active(on).filter(network=network, kind__in=composed_kinds(period))
    found = compositions(period, bodies.order_by("sort_key", "pk"), on=on)
    return [Differing(one.body, period.pk, one.differences) for one in found if one.differs]
