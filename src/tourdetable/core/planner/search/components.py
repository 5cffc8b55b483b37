"""Bodies that must be planned together: those that share a person who must come, or rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.terms.grouping import connected, ties
from tourdetable.core.planner.terms.instance import BodySpec


def components(
    masks: Masks, bodies: Sequence[BodySpec], joined: Iterable[str] = ()
) -> list[list[BodySpec]]:
    """The bodies in independent groups, largest first; `joined` are people whose part-time seats tie bodies too."""
    tying = set(joined)

    def keys(body: BodySpec) -> list[tuple[str, str]]:
        met = [("person", p) for seat in body.seats for p in seat.persons if p in tying]
        return [*ties(body, masks.needed(body)), *met]

    return grouped(bodies, keys)


def grouped(
    bodies: Sequence[BodySpec], keys: Callable[[BodySpec], Iterable[tuple[str, str]]]
) -> list[list[BodySpec]]:
    """The bodies in groups that have no tie in common, largest first."""
    return sorted(connected(bodies, keys), key=lambda group: (-len(group), group[0].id))
