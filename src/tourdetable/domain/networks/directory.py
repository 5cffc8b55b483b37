"""Who may be known by whom, and corrected: whoever composes a network knows the persons of it, and
of no other.

Institutions are one shared directory of the installation; persons are not (ADR 69).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from tourdetable.domain.networks.models import Body, Mandate, Network, Office
from tourdetable.domain.networks.queries import Standing, standings
from tourdetable.domain.networks.rules import (
    may_compose,
    may_compose_network,
    may_compose_some,
)
from tourdetable.domain.people.models import Institution, Person
from tourdetable.domain.people.queries import signed_in_once

WAYS = ["mandates__seat__body__network", "offices__network"]
"""How a person comes to be of a network, from the person: by a mandate or an office, whenever."""


PLACES = ["seats__body__network", "presences__body__network"]
"""How an institution comes to have a place in a network, from the institution."""


def placed_through(way: str) -> None:
    """Let an app above say how else an institution comes to have a place in a network."""
    if way not in PLACES:
        PLACES.append(way)


def known_through(way: str) -> None:
    """Let an app above say how else a person comes to be of a network, while apps load."""
    if way not in WAYS:
        WAYS.append(way)


def composed_by(person: Person, *, now: datetime) -> list[Network]:
    """The networks of which the person composes a body at least."""
    return [place.network for place in standings(person, now=now) if may_compose_some(place)]


def persons_of(networks: Collection[Network]) -> QuerySet[Person]:
    """The persons who have or had a place in one of these networks, or were added to it."""
    found = Q(registered_in__in=[network.slug for network in networks])
    for way in WAYS:
        said = {f"{way}__in": networks}
        found |= Q(pk__in=Person.objects.filter(**said).order_by().values("pk"))
    return Person.objects.filter(found)


def members_of(network: Network, *, on: date) -> QuerySet[Person]:
    """The persons who have a place in a network that day: a seat or an office."""
    held = Mandate.objects.active(on).filter(seat__body__network=network)
    held = held.filter(Q(seat__ends=None) | Q(seat__ends__gte=on))
    filled = Office.objects.active(on).filter(network=network)
    here = Q(pk__in=held.order_by().values("person")) | Q(pk__in=filled.order_by().values("person"))
    return Person.objects.filter(here)


def networks_of(persons: Iterable[Person]) -> QuerySet[Network]:
    """The networks of some persons, in the same sense."""
    rows = Person.objects.filter(pk__in=[person.pk for person in persons])
    found = Q(slug__in=rows.values("registered_in"))
    for way in WAYS:
        found |= Q(pk__in=rows.filter(**{f"{way}__isnull": False}).values(way))
    return Network.objects.filter(found)


def networks_with(institutions: Iterable[Institution]) -> QuerySet[Network]:
    """The networks where some institutions have or had a place: sit, are present, or what an app
    above says (`PLACES`)."""
    rows = Institution.objects.filter(pk__in=[institution.pk for institution in institutions])
    found = Q(pk=None)
    for way in PLACES:
        found |= Q(pk__in=rows.filter(**{f"{way}__isnull": False}).order_by().values(way))
    return Network.objects.filter(found)


def places_of(persons: Iterable[Person]) -> set[tuple[int, Body | None]]:
    """Where some persons hold or held something: the network, and the body unless it is an office
    of the whole."""
    pks = [person.pk for person in persons]
    seats = Mandate.objects.filter(person__in=pks).select_related("seat__body")
    offices = Office.objects.filter(person__in=pks).select_related("body")
    held = {(office.network_id, office.body) for office in offices}
    return held | {(row.seat.body.network_id, row.seat.body) for row in seats}


@dataclass(frozen=True)
class Composer:
    """What somebody composes, of all networks."""

    standings: Mapping[int, Standing]

    @classmethod
    def of(cls, person: Person, *, now: datetime) -> Composer:
        return cls({place.network.pk: place for place in standings(person, now=now)})

    def composes(self, network: int) -> bool:
        """Whether they compose the whole of a network."""
        place = self.standings.get(network)
        return place is not None and bool(may_compose_network(place))

    def reaches(self, network: int, body: Body | None) -> bool:
        """Whether they compose a body, or (None) the network."""
        place = self.standings.get(network)
        if place is None:
            return False
        return bool(may_compose(place, body) if body else may_compose_network(place))

    def governs(self, *persons: Person) -> bool:
        """Whether they know these persons, and all that they hold or held, anywhere, is theirs to
        compose: an address opens it. Whoever runs the installation is nobody's to compose."""
        if not self.knows(*persons) or any(one.account and one.account.operates for one in persons):
            return False
        ruled = {pk for pk, place in self.standings.items() if may_compose_some(place)}
        if not {*networks_of(persons).values_list("pk", flat=True)} <= ruled:
            return False
        return all(self.reaches(network, body) for network, body in places_of(persons))

    def knows(self, *persons: Person) -> bool:
        """Whether each of these persons is of a network that they compose in part at least."""
        ruled = [p.network for p in self.standings.values() if may_compose_some(p)]
        pks = {person.pk for person in persons}
        return persons_of(ruled).filter(pk__in=pks).count() == len(pks)

    def may_change_address(self, person: Person) -> bool:
        """Whether they may say where somebody is written to, and so who signs in as them: all that
        it opens is theirs to compose, and nobody has signed in with it."""
        return self.governs(person) and not signed_in_once(person)

    def may_merge(self, one: Person, other: Person) -> bool:
        """Whether they may say that two persons are one: all that both hold is theirs to compose;
        or they know both, and whoever opens the mailbox of one opens that of the other already."""
        shared = one.account_id is not None and one.account_id == other.account_id
        return self.governs(one, other) or (shared and self.knows(one, other))

    def may_merge_institutions(self, merged: Institution) -> bool:
        """Whether the institution that disappears has places only in networks of which they compose
        the whole; the other one loses nothing."""
        where = networks_with([merged]).values_list("pk", flat=True)
        return bool(self.standings) and all(self.composes(network) for network in where)
