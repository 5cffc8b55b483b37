"""Registering persons and institutions, and how institutions sign their papers."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tourdetable.core.words.siret import figures, is_siret
from tourdetable.domain.journal.actions import By, once, record
from tourdetable.domain.people.models import Account, Institution, InstitutionLetterhead, Person
from tourdetable.domain.people.wording import wording

MOST_LINES, LONGEST = 4, 400
"""Lines below the name, and their characters in all."""

Image = tuple[str, bytes]
"""A media type and a content, which were looked at."""
NO_IMAGE: Image = ("", b"")
"""None any more."""


@dataclass(frozen=True)
class NewPerson:
    """Somebody who is not there yet: how they write their name, and where they are written to."""

    given_name: str
    family_name: str
    email: str = ""

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True)
class NewInstitution:
    """An institution that is not there yet."""

    name: str
    short_name: str = ""
    kind: str = ""
    tier: str = ""
    professional_network: str = ""
    territory: str = ""
    siret: str = ""
    mailbox: str = ""

    def __str__(self) -> str:
        return self.name


@transaction.atomic
def register_institution(*, name: str, **known: str) -> Institution:
    """Add an institution to the directory, with what is known of it."""
    return Institution.objects.create(name=name, **known)


@transaction.atomic
def register_person(*, given_name: str, family_name: str, email: str = "") -> Person:
    """Add a person; several persons may share one mailbox."""
    return Person.objects.create(
        given_name=given_name,
        family_name=family_name,
        account=mailbox(email) if email else None,
    )


@once
def add_person(*, who: NewPerson, network: str, by: By, now: datetime) -> Person:
    """Add a person, whom those who compose this network then know."""
    person = Person.objects.create(
        given_name=who.given_name,
        family_name=who.family_name,
        account=mailbox(who.email) if who.email else None,
        registered_in=network,
    )
    subject = f"person:{person.pk}"
    record(kind="person.added", network=network, subject=subject, by=by, now=now)
    return person


@once
def add_institution(*, which: NewInstitution, network: str, by: By, now: datetime) -> Institution:
    """Add an institution to the directory that all networks of the installation share."""
    said = asdict(which) | {"siret": siret_of(which.siret)}
    institution = Institution.objects.create(**said)
    subject = f"institution:{institution.pk}"
    record(kind="institution.added", network=network, subject=subject, by=by, now=now)
    return institution


@once
def set_letterhead(
    *,
    institution: Institution,
    lines: str,
    image: Image | None,
    network: str,
    by: By,
    now: datetime,
) -> InstitutionLetterhead:
    """Write what stands below the name of an institution, and its image (None: as it was)."""
    said: dict[str, Any] = {"lines": lines_of(lines)}
    if image is not None:
        said |= {"media_type": image[0], "content": image[1]}
    row, _made = InstitutionLetterhead.objects.update_or_create(
        institution=institution, defaults=said
    )
    kind, subject = "institution.letterhead_set", f"institution:{institution.pk}"
    digest = digest_of(row)
    record(kind=kind, network=network, subject=subject, by=by, now=now, digest=digest)
    return row


def digest_of(row: InstitutionLetterhead) -> str:
    """That of the image; nothing without one."""
    return hashlib.sha256(bytes(row.content)).hexdigest() if row.media_type else ""


def lines_of(written: str) -> str:
    """What is written, without blank lines; refused when it fills the page."""
    kept = [line.strip() for line in wording(written, limit=LONGEST).splitlines()]
    kept = [line for line in kept if line]
    if len(kept) > MOST_LINES:
        words = _("Write %(most)d lines at most: they stand at the top of the page.")
        raise ValidationError({"lines": words % {"most": MOST_LINES}})
    return "\n".join(kept)


def the_person(*, who: Person | NewPerson, network: str, by: By, now: datetime) -> Person:
    """Somebody chosen, or added: within an action, whose own event bears the form's token
    (`by=replace(by, gesture=None)`)."""
    return who if isinstance(who, Person) else add_person(who=who, network=network, by=by, now=now)


def the_institution(
    *, which: Institution | NewInstitution, network: str, by: By, now: datetime
) -> Institution:
    """An institution chosen, or added, in the same way."""
    if isinstance(which, Institution):
        return which
    return add_institution(which=which, network=network, by=by, now=now)


def siret_of(written: str, institution: Institution | None = None) -> str:
    """A SIRET as it is kept; refused when its key is wrong, or when another bears it."""
    number = figures(written)
    if not number:
        return ""
    if not is_siret(number):
        said = _("This is no SIRET: it has 14 figures, the last of which checks the others.")
        raise ValidationError({"siret": said})
    others = Institution.objects.filter(siret=number, merged_into=None)
    other = others.exclude(pk=institution.pk if institution else 0).first()
    if other:
        said = _("%(institution)s bears this number already: they are probably one.")
        raise ValidationError({"siret": said % {"institution": other}})
    return number


def mailbox(email: str) -> Account:
    """The account of an address, made if needed. Nobody signs in with a password."""
    address = email.strip().lower()
    account, made = Account.objects.get_or_create(email=address)
    if made:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    return account
