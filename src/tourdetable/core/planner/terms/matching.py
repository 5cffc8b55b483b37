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
    held: dict[Seat, Person] = {}
    for seat in able:
        _augment(seat, able, found, held)
    return found


def crowded(able: Mapping[Seat, Sequence[Person]]) -> list[Seat]:
    """Seats that have too few people between them (Hall's condition), none when all are taken."""
    found: dict[Person, Seat] = {}
    held: dict[Seat, Person] = {}
    for seat in able:
        reached = _augment(seat, able, found, held)
        if reached:
            return reached
    return []


def _augment(
    seat: Seat,
    able: Mapping[Seat, Sequence[Person]],
    found: dict[Person, Seat],
    held: dict[Seat, Person],
) -> list[Seat]:
    """Seat somebody, breadth first, moving others to their other seats if that is what it takes.

    The seats that were asked to change, when none could.
    """
    came: dict[Person, Seat] = {}
    waiting = [seat]
    for moving in waiting:
        for person in able[moving]:
            if person in came:
                continue
            came[person] = moving
            if person not in found:
                _shift(person, came, found, held)
                return []
            waiting.append(found[person])
    return waiting


def _shift(
    person: Person,
    came: Mapping[Person, Seat],
    found: dict[Person, Seat],
    held: dict[Seat, Person],
) -> None:
    """Each seat of the path takes the person that it came to, and leaves its own to the next."""
    taken: Person | None = person
    while taken is not None:
        seat = came[taken]
        found[taken], before = seat, held.get(seat)
        held[seat], taken = taken, before
