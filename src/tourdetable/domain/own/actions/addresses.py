"""The addresses of a person: those with which they sign in, and the one that receives mail.

An address is added by whoever is signed in, and counts once they have shown that they read it. It
may be somebody else's: whoever reads a mailbox may share it knowingly, and is asked at each sign-in
who is there (ADR 73). Nobody is told whose it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.own.actions.details import shown_anew, told
from tourdetable.domain.own.rules import must_be_oneself
from tourdetable.domain.people.actions import mailbox
from tourdetable.domain.people.models import Account, OtherAddress, Person, Session

MOST = 5
"""Addresses that a person may have beside the one that receives mail."""


@once
def add_address(*, person: Person, email: str, by: By, now: datetime) -> OtherAddress:
    """Say that one also reads this mailbox: it counts once that is shown."""
    must_be_oneself(person, by)
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    account = mailbox(email)
    waiting = person.other_addresses.filter(account=account).first()
    if account.pk == person.account_id or (waiting and waiting.confirmed_at):
        raise ValidationError({"email": _("This address is already one of yours.")})
    if waiting is None:
        must_leave_room(person)
    added = waiting or OtherAddress.objects.create(person=person, account=account)
    told(person, "person.address_added", by, now)
    return added


def must_leave_room(person: Person) -> None:
    """Refuse a list without end."""
    if person.other_addresses.count() >= MOST:
        words = _("You already have five other addresses: remove one of them first.")
        raise ValidationError({"email": words})


@once
def confirm_address(*, address: OtherAddress, by: By, now: datetime) -> OtherAddress:
    """The person has shown that they read this mailbox: they sign in with it from now on."""
    must_be_oneself(address.person, by)
    current = of_person(address)
    if current.confirmed_at is None:
        current.confirmed_at = now
        current.save(update_fields=["confirmed_at"])
    told(address.person, "person.address_confirmed", by, now)
    return current


@once
def choose_mail(*, address: OtherAddress, version: int, by: By, now: datetime) -> Person:
    """Receive mail at this address; the one before stays among the others."""
    must_be_oneself(address.person, by)
    person, current = lock(address.person, version=version), of_person(address)
    if current.confirmed_at is None:
        raise ValidationError(_("First type the code that was sent to this address."))
    before, person.account = person.account, current.account
    if before is None:
        current.delete()
    else:
        current.account = before
        current.save(update_fields=["account"])
    person.version += 1
    person.save()
    told(person, "person.mail_address_chosen", by, now)
    shown_anew(person)
    return person


@once
def remove_address(
    *, address: OtherAddress, sessions: Iterable[Session], by: By, now: datetime
) -> Account:
    """Sign in no longer with this address; its `sessions` where the person is known end at once.
    The one that receives mail stays: there is always one."""
    must_be_oneself(address.person, by)
    current = of_person(address)
    person, account = current.person, current.account
    if person.account_id is None and current.confirmed_at is not None:
        raise ValidationError(_("This is your only address: add another one first."))
    current.delete()
    account.sessions.filter(pk__in=[session.pk for session in sessions]).delete()
    told(person, "person.address_removed", by, now)
    forget_if_unused(account)
    return account


def of_person(address: OtherAddress) -> OtherAddress:
    """The address as it is now, locked. Raises `ValidationError` when it has been removed."""
    rows = OtherAddress.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("person", "account").filter(pk=address.pk).first()
    if found is None:
        raise ValidationError(_("This address is no longer one of yours."))
    return found


def forget_if_unused(account: Account) -> None:
    """Forget an address with which nobody signs in any more."""
    used = account.operates or account.persons.exists() or account.others.exists()
    if not used:
        account.delete()
