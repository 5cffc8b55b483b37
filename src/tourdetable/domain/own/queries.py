"""Reads of one's own page: the networks where somebody has, or had, a place; their addresses."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.models import Account, OtherAddress, Person
from tourdetable.domain.people.queries import persons_at


def networks_of(person: Person) -> list[str]:
    """The networks (by slug) whose pages may tell of somebody: those where they sit or hold an
    office, or did."""
    seated = Q(bodies__seats__mandates__person=person)
    found = Network.objects.filter(seated | Q(offices__person=person))
    return sorted(set(found.values_list("slug", flat=True)))


@dataclass(frozen=True)
class OwnAddress:
    """An address of somebody: the one that receives mail, or another one (`other`); `shared`: more
    people than they sign in with it."""

    account: Account
    other: OtherAddress | None
    shared: bool = False

    @property
    def mail(self) -> bool:
        """Whether it receives mail."""
        return self.other is None

    @property
    def confirmed(self) -> bool:
        return self.other is None or self.other.confirmed_at is not None


def addresses_of(person: Person) -> list[OwnAddress]:
    """All the addresses of a person, the one that receives mail first."""
    rows = person.other_addresses.select_related("account")
    found = [OwnAddress(person.account, None)] if person.account else []
    found += [OwnAddress(row.account, row) for row in rows]
    return [
        OwnAddress(one.account, one.other, shared=one.confirmed and is_shared(one.account))
        for one in found
    ]


def is_shared(account: Account) -> bool:
    """Whether several persons sign in with an account."""
    return persons_at(account.pk).count() > 1
