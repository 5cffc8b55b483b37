"""Correcting what is said of a person or of an institution, at each network that shows it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, person_part, record, touch
from tourdetable.domain.journal.models import SHARED
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.directory import Composer, networks_of, networks_with
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.actions import NewInstitution, mailbox, siret_of
from tourdetable.domain.people.models import Institution, Person


@dataclass(frozen=True)
class PersonDetails:
    """How somebody's name is written, and where they are written to; None leaves the address as it
    is, an empty one is no address any more."""

    given_name: str
    family_name: str
    email: str | None = None


@once
def correct_person(
    *, person: Person, details: PersonDetails, version: int, network: Network, by: By, now: datetime
) -> Person:
    """Correct the name of a person, and the address that opens all that they hold: by whoever
    composes all of it."""
    current = lock(person, version=version)
    current.given_name, current.family_name = details.given_name, details.family_name
    if details.email is not None:
        change_address(current, details.email.strip().lower(), by, now)
    current.version += 1
    current.save()
    tell_networks("person.corrected", current, [*networks_of([current])], network, by, now)
    return current


def change_address(person: Person, email: str, by: By, now: datetime) -> None:
    """Another mailbox, or none; refused to whoever does not compose all that it opens, and once
    they have signed in with it: whoever reads the other one would be them."""
    if email == (person.account.email if person.account else ""):
        return
    if isinstance(by, Actor) and not Composer.of(by.person, now=now).may_change_address(person):
        said = _("Only they can change this address: on their own page, once signed in.")
        raise ValidationError({"email": said})
    person.account = mailbox(email) if email else None


@once
def correct_institution(
    *,
    institution: Institution,
    details: NewInstitution,
    version: int,
    network: Network,
    by: By,
    now: datetime,
) -> Institution:
    """Correct what is said of an institution: what it holds, and held, stays its own."""
    current = lock(institution, version=version)
    details = replace(details, siret=siret_of(details.siret, current))
    for name, value in asdict(details).items():
        setattr(current, name, value)
    current.version += 1
    current.save()
    there = [*networks_with([current])]
    tell_networks("institution.corrected", current, there, network, by, now)
    return current


def tell_networks(
    kind: str, row: Model, there: list[Network], network: Network, by: By, now: datetime
) -> None:
    """Record an event about a row of the directory in each network that shows it; one that is
    closed only shows it anew."""
    subject = f"{row._meta.model_name}:{row.pk}"
    quietly = replace(by, gesture=None)
    for one in sorted({network, *there}, key=lambda found: found.pk):
        who = by if one == network else quietly
        if one.closed_on is None or one == network:
            record(kind=kind, network=one.slug, subject=subject, by=who, now=now)
        else:
            touch(one.slug, SHARED)
        if isinstance(row, Person):
            touch(one.slug, person_part(row.pk))
