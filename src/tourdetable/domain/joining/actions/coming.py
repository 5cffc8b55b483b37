"""Whoever was invited comes in: what they are called, what they undertake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Rule
from tourdetable.domain.joining.enums import InvitationState, Void
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.joining.queries import mandates_ahead, seated
from tourdetable.domain.joining.rules import void
from tourdetable.domain.journal.actions import once, person_part, record, save, touch
from tourdetable.domain.networks.actions.charters import accept_charter
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.directory import networks_of
from tourdetable.domain.networks.models import Acceptance, Network
from tourdetable.domain.networks.queries import charter_in_force, local_day, undertaking
from tourdetable.domain.people.enums import PhoneFor
from tourdetable.domain.people.models import Account, Person
from tourdetable.domain.people.queries import persons_at
from tourdetable.domain.people.wording import one_line, wording
from tourdetable.domain.signin.actors import MailboxHolder


class LinkVoid(ValidationError):
    """The link opens nothing any more; `why` says so."""

    def __init__(self, why: Void) -> None:
        super().__init__(str(why.label))
        self.why = why


@dataclass(frozen=True)
class Newcomer:
    """How somebody wants to be called, written to and reached."""

    given_name: str
    family_name: str
    phone: str = ""
    phone_for: str = PhoneFor.NOBODY
    language: str = ""


def undertaking_of(person: Person, network: Network, now: datetime) -> Rule | None:
    """The undertaking that is asked of whoever comes in, and that they have not accepted yet."""
    day = local_day(network, now)
    charter = charter_in_force(network, on=day)
    rule = undertaking(charter)
    if rule is None:
        return None
    held = mandates_ahead(network, on=day).filter(person=person)
    kinds = set(held.values_list("seat__body__kind", flat=True))
    if not kinds or (rule.bodies and not kinds & set(rule.bodies)):
        return None
    known = Acceptance.objects.filter(person=person, charter__network=network)
    return None if known.filter(charter__version=charter.version).exists() else rule


@once
def come_in(
    *, invitation: Invitation, newcomer: Newcomer, accepted: str, by: Actor, now: datetime
) -> Person:
    """Use a link, once: `accepted` is the version of the charter whose undertaking was read."""
    current = opened(invitation, by.person, now)
    undertake(current.network, accepted, by, now)
    person = written(by.person, newcomer)
    tell_where_they_sit(person)
    current.state, current.joined_at = InvitationState.ACCEPTED, now
    save("invitation.accepted", current, by, now)
    return person


def opened(invitation: Invitation, person: Person, now: datetime) -> Invitation:
    """The invitation, locked, if its link opens. Raises `LinkVoid`."""
    rows = Invitation.objects.select_for_update(no_key=True, of=("self",)).select_related("network")
    current = rows.get(pk=invitation.pk)
    why = void(current, seated=seated(person, current.network, now=now), now=now)
    if why is None and current.nonce != invitation.nonce:
        why = Void.REPLACED
    if why is not None:
        raise LinkVoid(why)
    return current


def undertake(network: Network, accepted: str, by: Actor, now: datetime) -> None:
    """Accept the undertaking that is asked, if one is."""
    if undertaking_of(by.person, network, now) is None:
        return
    if not accepted:
        raise ValidationError({"accept": _("Accept it to come in, or answer the message.")})
    accept_charter(network=network, version=accepted, by=by, now=now)


def written(person: Person, newcomer: Newcomer) -> Person:
    """The person, as they want to be called."""
    current = Person.objects.select_for_update(no_key=True, of=("self",)).get(pk=person.pk)
    name, family = _("Write a given name."), _("Write a family name.")
    current.given_name = one_line(newcomer.given_name, limit=100, missing=name)
    current.family_name = one_line(newcomer.family_name, limit=100, missing=family)
    current.phone = wording(newcomer.phone.strip(), limit=40)
    current.phone_for, current.language = newcomer.phone_for, newcomer.language
    current.version += 1
    current.save()
    return current


def tell_where_they_sit(person: Person) -> None:
    """The pages of all their networks say their name."""
    sits = Network.objects.filter(bodies__seats__mandates__person=person)
    serves = Network.objects.filter(offices__person=person)
    slugs = {*sits.values_list("slug", flat=True), *serves.values_list("slug", flat=True)}
    for slug in sorted(slugs):
        touch(slug, person_part(person.pk))


@transaction.atomic
def first_visit(*, account: Account, now: datetime) -> None:
    """Somebody signs in with this mailbox for the first time: the networks of whoever reads it may
    tell that they came in. Nothing else is recorded of who signs in."""
    subject, by = f"account:{account.pk}", MailboxHolder(account)
    record(kind="account.came_in", network="", subject=subject, by=by, now=now)
    people = list(persons_at(account.pk))
    for network in networks_of(people):
        touch(network.slug, *(person_part(person.pk) for person in people))
