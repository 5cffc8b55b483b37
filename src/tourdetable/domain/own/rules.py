"""Only a person writes what they say of themselves."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from tourdetable.domain.networks.actors import By
from tourdetable.domain.people.models import Person


def must_be_oneself(person: Person, by: By) -> None:
    """Refuse whoever writes in somebody else's place."""
    if by.person_id != person.pk:
        raise PermissionDenied(_("Only for the person concerned."))
