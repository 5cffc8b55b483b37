"""Those who search in the circle, and what they find."""

from __future__ import annotations

from tests.domain.builders import TODAY, Circle
from tourdetable.core.finding.asking import SoughtWords
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.people.models import Person
from tourdetable.domain.search.actions.feeding import refresh
from tourdetable.domain.search.marks import SearchPlace
from tourdetable.domain.search.queries import EVERYTHING, Sieve, entries_of, readers, search


def place_of(circle: Circle, person: Person | None) -> SearchPlace:
    """Where somebody searches (None: a stranger)."""
    standing = None if person is None else circle.of(person)
    return SearchPlace(circle.network, charter_in_force(circle.network, on=TODAY), standing)


def bring_up(circle: Circle) -> None:
    """Index all that was recorded."""
    while not refresh(network=circle.network, on=TODAY):
        pass


def titles(
    circle: Circle, person: Person | None, typed: str, sieve: Sieve = EVERYTHING
) -> list[str]:
    """What somebody finds, by title, of what is indexed."""
    answer = search(SoughtWords.of(typed), readers([place_of(circle, person)]), sieve)
    return [entry.title for entry in entries_of(answer.ids)]


def found(
    circle: Circle, person: Person | None, typed: str, sieve: Sieve = EVERYTHING
) -> list[str]:
    """The same of all that was recorded."""
    bring_up(circle)
    return titles(circle, person, typed, sieve)
