"""Reads of one's own page: the networks where somebody has, or had, a place; their addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from tourdetable.domain.guests.models import Guest
from tourdetable.domain.networks.models import Mandate, Network, Office
from tourdetable.domain.people.models import Account, OtherAddress, Person


def networks_of(person: Person) -> list[str]:
    """The networks (by slug) whose pages may tell of somebody: those where they sit, hold an office
    or are called in, or did."""
    guests = Guest.objects.filter(person=person).values("body__network")
    found = Network.objects.filter(held_by(person) | Q(pk__in=guests))
    return list(found.order_by("slug").values_list("slug", flat=True))


def held_by(person: Person) -> Q:
    """The networks where somebody sits or holds an office, or did."""
    seats = Mandate.objects.filter(person=person).values("seat__body__network")
    offices = Office.objects.filter(person=person).values("network")
    return Q(pk__in=seats) | Q(pk__in=offices)


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
    others = [row for row in rows if row.account_id != person.account_id]
    shared = shared_among(accounts_of(person))
    main = person.account
    found = [OwnAddress(main, None, shared=main.pk in shared)] if main else []
    return found + [OwnAddress(row.account, row, shared=row.account_id in shared) for row in others]


def accounts_of(person: Person) -> list[int]:
    """The accounts with which a person signs in."""
    shown = person.other_addresses.filter(confirmed_at__isnull=False)
    others = list(shown.values_list("account", flat=True))
    return [*([person.account_id] if person.account_id else []), *others]


def shared_among(accounts: Iterable[int]) -> set[int]:
    """Those of these accounts with which several persons sign in (two queries)."""
    asked = list(accounts)
    people = Person.objects.filter(account__in=asked, merged_into=None)
    others = OtherAddress.objects.filter(account__in=asked, confirmed_at__isnull=False)
    readers = {*people.values_list("account", "pk"), *others.values_list("account", "person")}
    counted = Counter(account for account, _person in readers)
    return {account for account, number in counted.items() if account and number > 1}


def is_shared(account: Account) -> bool:
    """Whether several persons sign in with an account."""
    return bool(shared_among([account.pk]))
