"""A pigeonhole: meetings that must find their moments apart, and whether they can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.matching import crowded

HALF_DAY, WHOLE_DAY, WEEK = "half_day", "day", "week"
"""What a meeting takes of a hole."""

Slot = tuple[int, str, int]
"""A moment, counted from the first, and one of the meetings that a place may hold then."""


class Claim(NamedTuple):
    """Meetings that a body must hold there, each in a slot of its own."""

    body: BodySpec
    meetings: int
    slots: frozenset[Slot]


@dataclass(frozen=True)
class Pigeonhole:
    """Meetings that must find their moments apart, by body.

    `leaves`: the rules that keep them apart; `base`: the day from which moments are counted.
    """

    rule: str
    leaves: tuple[Leave, ...]
    claims: tuple[Claim, ...]
    unit: str
    base: int

    @property
    def bodies(self) -> list[BodySpec]:
        """The bodies that meet there."""
        return [claim.body for claim in self.claims]

    @property
    def meetings(self) -> int:
        """How many meetings there are."""
        return sum(claim.meetings for claim in self.claims)

    @property
    def names(self) -> list[str]:
        """Who or what they share."""
        return sorted({slot[1] for slot in self.slots} - {""})

    @cached_property
    def slots(self) -> frozenset[Slot]:
        """Where they may be held."""
        return frozenset().union(*(claim.slots for claim in self.claims))

    @property
    def moments(self) -> list[int]:
        """When they may be held."""
        return sorted({slot[0] for slot in self.slots})

    @property
    def holes(self) -> int:
        """How many may be held at once."""
        return len({slot[1:] for slot in self.slots})

    @property
    def days(self) -> list[date]:
        """The days of these moments."""
        if self.unit == WEEK:  # Monday to Friday
            return [date.fromordinal(7 * at + 1 + day) for at in self.moments for day in range(5)]
        halves = 2 if self.unit == HALF_DAY else 1
        return [date.fromordinal(self.base + at // halves) for at in self.moments]

    def too_small(self) -> bool:
        """Whether they cannot all be held."""
        return bool(self._crowded())

    def _crowded(self) -> set[int]:
        """Bodies, by number, whose meetings do not all find a slot; none when all do."""
        ordered = [sorted(claim.slots) for claim in self.claims]
        scarce = sorted(range(len(ordered)), key=lambda at: len(ordered[at]))
        able = {(at, n): ordered[at] for at in scarce for n in range(self.claims[at].meetings)}
        return {at for at, _ in crowded(able)}

    def squeezed(self) -> Pigeonhole | None:
        """Those of the bodies that have too few moments by themselves (a Hall violator)."""
        few = self._crowded()
        if not few:
            return None
        room_for = frozenset().union(*(self.claims[at].slots for at in few))
        return self._of([claim for claim in self.claims if claim.slots <= room_for])

    def smallest(self) -> Pigeonhole:
        """The first of the bodies that are too many by themselves."""
        firsts = (self._of(self.claims[:n]) for n in range(1, len(self.claims) + 1))
        return next(one for one in firsts if one.too_small())

    def beyond(self) -> list[Leave]:
        """Rules of bodies without which the others find their moments."""
        kept: list[Claim] = []
        for claim in self.claims:
            if not self._of([*kept, claim]).too_small():
                kept.append(claim)
        staying = {claim.body.id for claim in kept}
        return [one for one in self.leaves if one.body is not None and one.body not in staying]

    def _of(self, claims: Sequence[Claim]) -> Pigeonhole:
        names = {claim.body.id for claim in claims}
        leaves = tuple(one for one in self.leaves if one.body is None or one.body in names)
        return replace(self, claims=tuple(claims), leaves=leaves)
