"""Registering persons and institutions."""

from __future__ import annotations

from django.db import transaction

from tourdetable.domain.people.models import Account, Institution, Person


@transaction.atomic
def register_institution(
    *, name: str, short_name: str = "", tier: str = "", siret: str = ""
) -> Institution:
    """Add an institution to the directory."""
    return Institution.objects.create(name=name, short_name=short_name, tier=tier, siret=siret)


@transaction.atomic
def register_person(*, given_name: str, family_name: str, email: str = "") -> Person:
    """Add a person; several persons may share one mailbox."""
    return Person.objects.create(
        given_name=given_name,
        family_name=family_name,
        account=mailbox(email) if email else None,
    )


def mailbox(email: str) -> Account:
    """The account of an address, made if needed. Nobody signs in with a password."""
    address = email.strip().lower()
    account, made = Account.objects.get_or_create(email=address)
    if made:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    return account
