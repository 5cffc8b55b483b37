"""What is there already, read at once for many lines: bodies, institutions, people, seats.

What a line adds is put here too, unsaved, so that the next ones find it. Eleven queries, however
many lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from django.db.models import Model, Q

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.sheets.members import SeatWish
from tourdetable.core.words.collation import folded
from tourdetable.core.words.names import same_institution, same_person
from tourdetable.domain.networks.models import Body, Mandate, Network, Office, Seat
from tourdetable.domain.people.models import Account, Institution, OtherAddress, Person

MOST_ADDRESSES = 400
"""Of one query."""


Some = TypeVar("Some")


def key(row: Model) -> int:
    """What tells rows apart, saved or not."""
    return int(row.pk) if row.pk else -id(row)


def some_at_once(rows: Sequence[Some]) -> Iterator[Sequence[Some]]:
    """So many as a query may name."""
    for n in range(0, len(rows), MOST_ADDRESSES):
        yield rows[n : n + MOST_ADDRESSES]


class RosterDirectory:
    """The network as it is, and whom the addresses of the lines belong to.

    `places` are the bodies where somebody sits or fills an office, or did; for an office of the
    whole network, one that is not there yet."""

    def __init__(
        self, network: Network, charter: Charter, today: date, wishes: Iterable[SeatWish]
    ) -> None:
        self.network, self.charter, self.today = network, charter, today
        self.bodies = list(Body.objects.filter(network=network))
        self.institutions: dict[str, list[Institution]] = defaultdict(list)
        self.by_pk: dict[int, Institution] = {}
        self.people: dict[str, list[Person]] = defaultdict(list)
        self.readers: dict[str, list[Person]] = defaultdict(list)
        self.accounts: dict[str, Account] = {}
        self.seats: dict[tuple[int, int], list[Seat]] = defaultdict(list)
        self.mandates: dict[int, list[Mandate]] = defaultdict(list)
        self.colleagues: dict[int, list[Person]] = defaultdict(list)
        self.places: dict[int, list[Body]] = defaultdict(list)
        self.known: dict[int, Person] = {}
        self.read_institutions()
        self.read_mandates(self.read_seats())
        self.read_others()
        self.read_addresses({h.email for wish in wishes for h in wish.holders if h.email})
        self.elsewhere = self.read_elsewhere()

    def read_institutions(self) -> None:
        rows = Institution.objects.filter(merged_into=None)
        for one in rows.only("pk", "name", "short_name", "kind", "sort_key"):
            self.by_pk[one.pk] = one
            self.add_institution(one)

    def read_seats(self) -> dict[int, Seat]:
        bodies = {body.pk: body for body in self.bodies}
        seats = {}
        for seat in Seat.objects.filter(body__network=self.network):
            seat.body = bodies[seat.body_id]
            seat.institution = self.institution(seat.institution_id)
            seats[seat.pk] = seat
            self.add_seat(seat)
        return seats

    def read_mandates(self, seats: Mapping[int, Seat]) -> None:
        held = Mandate.objects.filter(seat__body__network=self.network)
        for mandate in held.select_related("person__account"):
            mandate.seat = seats[mandate.seat_id]
            mandate.person = self.person(mandate.person)
            self.add_mandate(mandate)

    def read_others(self) -> None:
        """Those of the network who hold no seat; and where they fill an office."""
        bodies = {body.pk: body for body in self.bodies}
        offices = Office.objects.filter(network=self.network)
        for holder, body in offices.values_list("person", "body"):
            self.places[holder].append(bodies[body] if body else Body(network=self.network))
        known = Q(pk__in=offices.values("person")) | Q(registered_in=self.network.slug)
        for person in Person.objects.filter(known, merged_into=None).select_related("account"):
            self.person(person)

    def institution(self, pk: int) -> Institution:
        """One of an institution that sits, were it merged into another since."""
        if pk not in self.by_pk:
            self.by_pk[pk] = Institution.objects.get(pk=pk)
        return self.by_pk[pk]

    def person(self, person: Person) -> Person:
        """Of a person of the network, the one row that all lines share."""
        if person.pk not in self.known:
            self.known[person.pk] = person
            self.add_person(person)
        return self.known[person.pk]

    def read_addresses(self, addresses: set[str]) -> None:
        """Whom the addresses belong to, in whichever network (one query for each few hundred)."""
        for some in some_at_once(sorted(addresses)):
            rows = Account.objects.filter(email__in=some)
            self.accounts |= {account.email.lower(): account for account in rows}
            for person in Person.objects.filter(
                account__email__in=some, merged_into=None
            ).select_related("account"):
                self.reads(self.known.get(person.pk, person), person.account.email)  # type: ignore[union-attr]  # they have one
            others = OtherAddress.objects.filter(account__email__in=some)
            for other in others.exclude(confirmed_at=None).select_related("person", "account"):
                self.reads(self.known.get(other.person_id, other.person), other.account.email)

    def reads(self, person: Person, address: str) -> None:
        if person not in self.readers[address.lower()]:
            self.readers[address.lower()].append(person)

    def read_elsewhere(self) -> set[int]:
        """Those of the people who have, or had, a place in another network: theirs to change."""
        asked = sorted({*self.known, *(p.pk for some in self.readers.values() for p in some)})
        sits = Mandate.objects.exclude(seat__body__network=self.network)
        fills = Office.objects.exclude(network=self.network)
        found: set[int] = set()
        for pks in some_at_once(asked):
            some = Q(person__in=pks)
            found |= {*sits.filter(some).values_list("person", flat=True)}
            found |= {*fills.filter(some).values_list("person", flat=True)}
        return found

    def add_body(self, body: Body) -> None:
        self.bodies.append(body)

    def add_institution(self, one: Institution) -> None:
        for name in {same_institution(one.name), same_institution(one.short_name)} - {""}:
            self.institutions[name].append(one)

    def add_person(self, person: Person) -> None:
        """A person of the network, found by their name and, if they have one, their address."""
        for form in same_person(person.given_name, person.family_name):
            self.people[form].append(person)
        if person.account:
            self.reads(person, person.account.email)

    def add_seat(self, seat: Seat) -> None:
        self.seats[key(seat.body), key(seat.institution)].append(seat)

    def add_mandate(self, mandate: Mandate) -> None:
        self.mandates[key(mandate.seat)].append(mandate)
        self.places[key(mandate.person)].append(mandate.seat.body)
        colleagues = self.colleagues[key(mandate.seat.institution)]
        if mandate.person not in colleagues:
            colleagues.append(mandate.person)

    def account(self, address: str) -> Account | None:
        """The mailbox of an address, made if needed; nobody signs in with a password."""
        if not address:
            return None
        if address not in self.accounts:
            made = self.accounts[address] = Account(email=address)
            made.set_unusable_password()
        return self.accounts[address]

    def body_named(self, text: str) -> Body | None:
        """A body that has not ended, by its name, its slug or its territory; else the only one
        whose name holds all these words (« Étang de Berre » of « ITC Étang de Berre »)."""
        asked = folded(text)
        live = [b for b in self.bodies if b.ends is None or b.ends >= self.today]
        for column in ("name", "slug", "territory"):
            found = [body for body in live if folded(getattr(body, column)) == asked]
            if len(found) == 1:
                return found[0]
        held = [b for b in live if f" {asked} " in f" {folded(b.name)} "]
        return held[0] if len(held) == 1 else None

    def body_titled(self, text: str, *, whole: bool = False) -> Body | None:
        """A body that a title names: by its whole name, else by one that holds it, or is held."""
        asked = folded(text)
        live = [b for b in self.bodies if b.ends is None or b.ends >= self.today]
        same = [b for b in live if asked in {folded(b.name), folded(b.slug), folded(b.territory)}]
        if whole or same:
            return same[0] if len(same) == 1 else None
        within = [b for b in live if f" {folded(b.name)} " in f" {asked} "]
        return within[0] if len(within) == 1 else self.body_named(text)

    def seats_of(self, body: Body, institution: Institution) -> list[Seat]:
        """Its seats in a body, the latest last."""
        return sorted(self.seats[key(body), key(institution)], key=lambda seat: seat.starts)

    def sits_for(self, person: Person, institution: Institution) -> bool:
        return person in self.colleagues[key(institution)]

    def institutions_of(self, person: Person) -> list[str]:
        """Those that they represent, or did, in the network."""
        rows = (m for some in self.mandates.values() for m in some if m.person is person)
        return list(dict.fromkeys(mandate.seat.institution.name for mandate in rows))
