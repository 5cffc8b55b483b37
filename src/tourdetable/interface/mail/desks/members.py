"""Why somebody is told of what concerns a whole network: their seats and their offices there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.networks.models import Mandate, Network, Office, Seat
from tourdetable.domain.networks.queries import holds, sits
from tourdetable.domain.people.models import Person
from tourdetable.interface.mail.desks.news import gathered, office_word

Key = tuple[int, int]
"""A person and a network."""


@dataclass(frozen=True)
class Member:
    """Somebody's places in a network; none once they have left it."""

    person: Person
    seats: tuple[Seat, ...]
    offices: tuple[str, ...]

    @property
    def belongs(self) -> bool:
        return bool(self.seats or self.offices)


class Members:
    """What these persons hold in these networks (two queries)."""

    def __init__(self, people: set[int], networks: set[int]) -> None:
        self._mandates = mandates_of(people, networks)
        self._offices = offices_of(people, networks)

    def mandates(self, person: Person, network: Network) -> Sequence[Mandate]:
        """All of the person's mandates there, whenever they run."""
        return self._mandates.get((person.pk, network.pk), [])

    def of(self, person: Person, network: Network, charter: Charter, on: date) -> Member:
        """What a person holds there on a day, offices in the charter's words."""
        held = self._offices.get((person.pk, network.pk), [])
        words = [office_word(office, charter) for office in held if holds(office, on)]
        seats = tuple(one.seat for one in self.mandates(person, network) if sits(one, on))
        return Member(person, seats, tuple(dict.fromkeys(words)))


def mandates_of(people: Iterable[int], networks: Iterable[int]) -> dict[Key, list[Mandate]]:
    found = Mandate.objects.filter(person__in=people, seat__body__network__in=networks)
    rows = found.select_related("seat__institution", "seat__body").order_by(
        "seat__body__sort_key", "pk"
    )
    return gathered(((row.person_id, row.seat.body.network_id), row) for row in rows)


def offices_of(people: Iterable[int], networks: Iterable[int]) -> dict[Key, list[Office]]:
    rows = Office.objects.filter(person__in=people, network__in=networks)
    return gathered(((row.person_id, row.network_id), row) for row in rows)
