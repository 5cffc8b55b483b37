"""A gesture that composes a network: who makes it, when, and what it tells."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from tourdetable.domain.journal.actions import person_part, tell, touch
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actions import founding
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.gates import Passed, gate
from tourdetable.domain.networks.models import Body, Dated, Mandate, Network, Office, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.actions import NewPerson, the_person
from tourdetable.domain.people.models import Person


@dataclass(frozen=True)
class Composing:
    """Who composes a network, when, and whether they confirmed what the charter has against it."""

    network: Network
    by: By
    now: datetime
    confirmed: bool = False

    @property
    def today(self) -> date:
        """The day, in the network's time zone."""
        return local_day(self.network, self.now)

    def gate(self, *kinds: str, bodies: Collection[int] | None) -> AbstractContextManager[Passed]:
        """Ask the charter around the writes of a block."""
        asked: dict[str, Any] = {"confirmed": self.confirmed, "on": self.today}
        return gate(self.network, *kinds, bodies=bodies, **asked)

    def gate_offices(self, office: Office) -> AbstractContextManager[Passed]:
        """The same around the writes of an office."""
        return self.gate("offices", bodies=[office.body_id] if office.body_id else None)

    def somebody(self, who: Person | NewPerson) -> Person:
        """Somebody chosen, or added by this very gesture."""
        unsigned = replace(self.by, gesture=None)
        return the_person(who=who, network=self.network.slug, by=unsigned, now=self.now)

    def tell(self, kind: str, row: Seat | Office, *persons: int, **said: Any) -> None:
        """Record the event, about a seat or an office; what these persons hold has changed."""
        if isinstance(row, Seat):
            tell(kind, row, self.by, self.now, **said)
        else:
            said = {"body": row.body_id, "office": row.kind, **said}
            founding.tell(kind, self.network, f"office:{row.pk}", self.by, self.now, **said)
        touch(self.network.slug, *map(person_part, sorted(set(persons))))


def locked(seat: Seat, version: int | None) -> Seat:
    """The seat, locked until the transaction ends. Raises `Changed` when it is not as it was seen
    (`version`; None: by whoever has not looked)."""
    if version is None:
        return Seat.objects.select_for_update(no_key=True).get(pk=seat.pk)
    return lock(seat, version=version)


def locked_mandate(mandate: Mandate, version: int | None) -> Mandate:
    """A mandate as it is now, with its seat, locked in the same way."""
    seat = locked(mandate.seat, version)
    current = Mandate.objects.select_related("person").get(pk=mandate.pk)
    current.seat = seat
    return current


def lock_offices(network: Network, body: Body | None) -> None:
    """Have whoever else gives or ends an office there wait."""
    if body is None:
        Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    else:
        Body.objects.select_for_update(no_key=True, of=("self",)).get(pk=body.pk)


def locked_office(office: Office) -> Office:
    """An office as it is now; whoever else gives or ends one there waits."""
    lock_offices(office.network, office.body)
    return Office.objects.select_related("person", "body", "network").get(pk=office.pk)


def seated(seat: Seat, person: Person, starts: date, ends: date | None) -> Mandate:
    """A mandate that is written; it lasts no longer than its seat."""
    return Mandate.objects.create(seat=seat, person=person, starts=starts, ends=ends or seat.ends)


def until(row: Dated) -> date:
    """Its last day, far away while it is open."""
    return row.ends or date.max
