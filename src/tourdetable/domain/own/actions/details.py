"""What somebody says of themselves: their name, their telephone, what they need, their language."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, record, touch
from tourdetable.domain.journal.models import SHARED
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.own.queries import networks_of
from tourdetable.domain.own.rules import must_be_oneself
from tourdetable.domain.people.enums import PhoneFor
from tourdetable.domain.people.models import Person
from tourdetable.domain.people.wording import one_line, wording

LONGEST_NAME = 100
LONGEST_PHONE = 40
LONGEST_NEEDS = 1_000
FIGURES = 4
"""A telephone number has at least so many."""


@dataclass(frozen=True)
class OwnDetails:
    """All that somebody may say of themselves."""

    given_name: str
    family_name: str
    phone: str = ""
    phone_for: str = PhoneFor.NOBODY.value
    access_needs: str = ""
    language: str = ""


@once
def change_details(
    *, person: Person, details: OwnDetails, version: int, by: By, now: datetime
) -> Person:
    """Write what somebody says of themselves. The pages of their networks say it from then on."""
    must_be_oneself(person, by)
    current = lock(person, version=version)
    for name, value in asdict(checked(details)).items():
        setattr(current, name, value)
    current.version += 1
    current.save()
    told(current, "person.details_changed", by, now)
    shown_anew(current)
    return current


def told(person: Person, kind: str, by: By, now: datetime) -> None:
    """Record what somebody did of themselves, in no network; the journal has no word of it."""
    record(kind=kind, network="", subject=f"person:{person.pk}", by=by, now=now)


def shown_anew(person: Person) -> None:
    """The pages of their networks tell of somebody otherwise than before."""
    for slug in networks_of(person):
        touch(slug, SHARED)


def checked(details: OwnDetails) -> OwnDetails:
    """The same as it can be kept. Raises `ValidationError`, beside the field."""
    return OwnDetails(
        given_name=name_of("given_name", details.given_name, _("Write your given name.")),
        family_name=name_of("family_name", details.family_name, _("Write your family name.")),
        phone=telephone(details.phone),
        phone_for=known("phone_for", details.phone_for, PhoneFor.values),
        access_needs=wording(details.access_needs, limit=LONGEST_NEEDS).strip(),
        language=known("language", details.language, ["", *dict(settings.LANGUAGES)]),
    )


def name_of(field: str, written: str, missing: str) -> str:
    """A name on one line."""
    try:
        return one_line(written, limit=LONGEST_NAME, missing=missing)
    except ValidationError as error:
        raise ValidationError({field: error}) from error


def telephone(written: str) -> str:
    """A telephone number as it is written, or none."""
    number = re.sub(r"\s+", " ", written).strip()
    if number and (len(re.findall(r"\d", number)) < FIGURES or len(number) > LONGEST_PHONE):
        words = _("Write a telephone number, for example 04 95 00 00 00, or leave it empty.")
        raise ValidationError({"phone": words})
    return number


def known(field: str, code: str, codes: list[str]) -> str:
    """A code among those that are known."""
    if code not in codes:
        words = _("This choice is not in the list any more: choose again.")
        raise ValidationError({field: words})
    return code
