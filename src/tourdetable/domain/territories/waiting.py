"""What a network has to settle, in short: kept as long as nothing happens there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tourdetable.domain.journal.memory import Memory
from tourdetable.domain.journal.queries import Marks, heads
from tourdetable.domain.networks.models import Network
from tourdetable.domain.territories.models import BodyTerritory
from tourdetable.domain.territories.naming import name_on
from tourdetable.domain.territories.queries import Unsettled, unsettled_of


@dataclass(frozen=True)
class WaitingPlaces:
    """How much waits on a day, what it is called, and how much of it is each body's (by id)."""

    number: int = 0
    names: tuple[str, ...] = ()
    bodies: Mapping[int, int] | None = None

    @classmethod
    def of(cls, found: Iterable[Unsettled]) -> WaitingPlaces:
        """In the order of the names."""
        rows = [one.row for one in found]
        names = sorted({name_on(row.terrain, row.known_on) for row in rows})
        bodies = Counter(row.body_id for row in rows if isinstance(row, BodyTerritory))
        return cls(len(rows), tuple(names), bodies)

    def of_body(self, body: int) -> int:
        """How many parts of the territory of a body wait."""
        return (self.bodies or {}).get(body, 0)


_kept: Memory[tuple[int, date], tuple[Marks, WaitingPlaces]] = Memory(32)


def forget() -> None:
    """Forget everything: for whoever changes data without its actions."""
    _kept.clear()


def waiting(network: Network, *, on: date, marks: Marks | None = None) -> WaitingPlaces:
    """What waits in a network on a day (one query while nothing happens there, to read its `marks`;
    four more to look again)."""
    now = heads(network.slug) if marks is None else marks
    known = _kept.get((network.pk, on))
    if known is not None and known[0] == now:
        return known[1]
    found = WaitingPlaces.of(unsettled_of(network, on=on))
    _kept.set((network.pk, on), (now, found))
    return found
