"""What whoever runs the installation says of itself."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from tourdetable.domain.founding.models import Installation
from tourdetable.domain.founding.outline import OperatorFacts
from tourdetable.domain.founding.sound import at_field
from tourdetable.domain.journal.actions import once, save, touch
from tourdetable.domain.journal.models import HEAD
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.wording import one_line

LIMITS = {field.name: field.max_length or 0 for field in Installation._meta.fields}


@once
def state_operator(
    *, facts: OperatorFacts, by: By, now: datetime, version: int | None = None
) -> Installation:
    """Say who runs this installation; at the version that was read, if it was said before."""
    row = Installation.objects.select_for_update(no_key=True).first()
    if row is None:
        row = Installation(version=0)
    elif version is not None:
        row = lock(row, version=version)
    for name, words in asdict(facts).items():
        setattr(row, name, line(words, LIMITS[name]))
    must_answer(row)
    saved = save("installation.stated", row, by, now)
    for slug in Network.objects.values_list("slug", flat=True):
        touch(slug, HEAD)  # every page leads to the legal ones, which are kept like the others
    return saved


def must_answer(row: Installation) -> None:
    """Somebody answers for the installation, at an address that is one if it is given."""
    if row.email:
        with at_field("email"):
            validate_email(row.email)
    if not row.name:
        raise ValidationError({"name": _("Write the name of whoever runs this installation.")})


def line(words: str, limit: int) -> str:
    """On one line; nothing for nothing."""
    return one_line(words, limit=limit, missing="") if words.strip() else ""
