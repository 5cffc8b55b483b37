"""For whoever no longer has a place anywhere: where they had one, until when, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from tourdetable.core.charter.terms.model import Charter, Right
from tourdetable.domain.networks.models import Mandate, Network, Office
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.base import capacities


@dataclass(frozen=True)
class FormerPlace:
    """A network where somebody had a place until a day (not yet begun: None), and who gives places
    there today, with their office."""

    network: Network
    until: date | None
    to_ask: tuple[tuple[Person, str], ...]


def former_places(person: Person, *, now: datetime) -> list[FormerPlace]:
    """Those networks by name (five queries, and two a network)."""
    held: dict[Network, list[Mandate | Office]] = {}
    for row in held_once(person):
        network = row.seat.body.network if isinstance(row, Mandate) else row.network
        held.setdefault(network, []).append(row)
    by_name = sorted(held, key=lambda network: (network.sort_key, network.pk))
    return [former_place(network, held[network], now=now) for network in by_name]


def held_once(person: Person) -> Iterator[Mandate | Office]:
    """All that somebody holds or has held."""
    yield from Mandate.objects.filter(person=person).select_related("seat__body__network")
    yield from Office.objects.filter(person=person).select_related("network")


def former_place(network: Network, held: list[Mandate | Office], *, now: datetime) -> FormerPlace:
    today = local_day(network, now)
    ended = [row.ends for row in held if row.ends and row.ends < today]
    bodies = {row.seat.body_id for row in held if isinstance(row, Mandate)}
    charter = charter_in_force(network, on=today)
    return FormerPlace(
        network, max(ended, default=None), composing(network, charter, bodies, today)
    )


def composing(
    network: Network, charter: Charter, bodies: set[int], today: date
) -> tuple[tuple[Person, str], ...]:
    """Who gives places in these bodies, or in the whole network."""
    kinds = charter.vocabulary.offices
    composes = [code for code, kind in kinds.items() if Right.COMPOSE in kind.rights]
    rows = Office.objects.active(today).filter(network=network, kind__in=composes)
    found = rows.select_related("person", "body").order_by("person__sort_key", "pk")
    return tuple(
        (office.person, capacities.words(office, charter))
        for office in found
        if office.body_id is None or office.body_id in bodies
    )
