"""Bipartite matching: as many seats as can be, each to a person of its own."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Seat = TypeVar("Seat", bound=Hashable)
Person = TypeVar("Person", bound=Hashable)


def matched(able: Mapping[Seat, Sequence[Person]]) -> dict[Person, Seat]:
    """A largest matching, by augmenting paths: each person's seat.

    `able`: who may take each seat, the preferred first; earlier seats are served first.
    """
    found: dict[Person, Seat] = {}
    for seat in able:
        _augment(seat, able, found, set())
    return found


def _augment(
    seat: Seat, able: Mapping[Seat, Sequence[Person]], found: dict[Person, Seat], tried: set[Person]
) -> bool:
    """Seat somebody, moving others to their other seats if that is what it takes."""
    for person in able[seat]:
        if person in tried:
            continue
        tried.add(person)
        if person not in found or _augment(found[person], able, found, tried):
            found[person] = seat
            return True
    return False
