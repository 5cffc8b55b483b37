"""Adding a method to a network, changing it, removing it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.methods.errors import MethodMistakes
from tourdetable.core.methods.reading import read_method
from tourdetable.core.methods.terms import WorkMethod
from tourdetable.domain.agendas.methods import said
from tourdetable.domain.agendas.models import NetworkMethod
from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.wording import wording

LONGEST = 100_000
"""Characters of a method."""

MOST = 100
"""Methods that a network may add."""

MISTAKES = 30
"""How many mistakes of a text are told at once."""


@once
def add_method(*, network: Network, text: str, by: By, now: datetime) -> NetworkMethod:
    """Add a method; one with the code of a method of the program takes its place here. Raises
    `ValidationError` with each mistake of the text, at its line."""
    read = fit_method(text)
    must_be_free(network, read.code)
    if network.methods.count() >= MOST:
        words = _("A network adds at most %(most)d methods: remove one that is no longer used.")
        raise ValidationError(words % {"most": MOST})
    row = NetworkMethod.objects.create(network=network, code=read.code, text=read.source)
    tell("method.added", row, by, now)
    return row


@once
def change_method(
    *, method: NetworkMethod, text: str, version: int, by: By, now: datetime
) -> NetworkMethod:
    """Write it otherwise."""
    current, read = versions.lock(method, version=version), fit_method(text)
    if read.code != current.code:
        must_be_free(current.network, read.code)
    current.code, current.text = read.code, read.source
    return save("method.changed", current, by, now)


@once
def remove_method(*, method: NetworkMethod, version: int, by: By, now: datetime) -> None:
    """Take it away; the points that it filled stay as they are, and one of the program that it
    replaced is back."""
    current = versions.lock(method, version=version)
    tell("method.removed", current, by, now)
    current.delete()


def fit_method(text: str) -> WorkMethod:
    """The method of a text; else each mistake, at its line, with its remedy."""
    if not text.strip():
        raise ValidationError({"text": _("Write the text of the method.")})
    try:
        return read_method(wording(text, limit=LONGEST))
    except MethodMistakes as errors:
        raise ValidationError({"text": said(errors.mistakes[:MISTAKES])}) from errors
    except ValidationError as error:
        raise ValidationError({"text": error.messages}) from error


def must_be_free(network: Network, code: str) -> None:
    """A network has one method of its own for a code."""
    if network.methods.filter(code=code).exists():
        words = _(
            "Your network already has a method “%(code)s”: change that one, or write another."
        )
        raise ValidationError({"text": words % {"code": code}})
