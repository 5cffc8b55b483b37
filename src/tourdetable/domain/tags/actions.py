"""Naming tags. What is filed under them keeps them, and tells its own event."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.words.collation import folded
from tourdetable.domain.networks.models import Network
from tourdetable.domain.tags.models import Tag

MOST = 8
"""Tags of one thing."""


def named(network: Network, names: Iterable[str]) -> list[Tag]:
    """The tags of a network that have those names, made when they are new: a step of an action.

    Names that differ by their accents, case or marks are one tag, written as it first was. Refused
    when there are too many, or when one is too long.
    """
    written = {slug_of(name): " ".join(name.split()) for name in reversed(list(names))}
    written.pop("", None)
    if len(written) > MOST:
        raise ValidationError(_("Choose at most %(most)d tags.") % {"most": MOST})
    for name in written.values():
        must_be_short(name)
    missing = [Tag(network=network, slug=slug, name=name) for slug, name in written.items()]
    Tag.objects.bulk_create(missing, ignore_conflicts=True)
    return list(Tag.objects.filter(network=network, slug__in=written))


def must_be_short(name: str) -> None:
    """Refuse a tag that does not fit."""
    most = Tag._meta.get_field("name").max_length
    if most is not None and len(name) > most:
        said = _("“%(tag)s” is too long for a tag: %(most)d characters at most.")
        raise ValidationError(said % {"tag": name, "most": most})


def slug_of(name: str) -> str:
    """By what a tag is known.

    >>> slug_of("Santé mentale !")
    'sante-mentale'
    """
    return folded(name).replace(" ", "-")
