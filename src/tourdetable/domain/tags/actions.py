"""Naming tags, and putting them in order. What is filed under them keeps them, and tells its own
event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import ManyToManyRel, QuerySet
from django.utils.translation import gettext as _

from tourdetable.core.words.collation import folded
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.networks.actors import By
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
    Tag.objects.bulk_create(
        (Tag(network=network, slug=slug, name=name) for slug, name in written.items()),
        ignore_conflicts=True,
    )
    return list(Tag.objects.filter(network=network, slug__in=written))


@once
def rename_tag(*, tag: Tag, name: str, by: By, now: datetime) -> Tag:
    """Write a tag otherwise. Raises `ValidationError` when another one has that name."""
    current = Tag.objects.select_for_update(no_key=True).select_related("network").get(pk=tag.pk)
    current.name = " ".join(name.split())
    must_be_short(current.name)
    current.slug = slug_of(current.name)
    must_be_alone(current)
    current.save()
    told(current, "tag.renamed", by, now)
    return current


def must_be_alone(tag: Tag) -> None:
    """Refuse a name without letters, or that another tag has."""
    if not tag.slug:
        raise ValidationError({"name": _("Write a word or a few.")})
    same = Tag.objects.filter(network=tag.network, slug=tag.slug)
    if same.exclude(pk=tag.pk).exists():
        raise ValidationError({"name": _("Another tag has this name: join this one to it.")})


@once
def merge_tags(*, tag: Tag, into: Tag, by: By, now: datetime) -> Tag:
    """File under one tag all that was filed under another, which is no more."""
    if tag.pk == into.pk or tag.network_id != into.network_id:
        raise ValidationError({"into": _("Choose another tag of this network.")})
    for rows, column in filed():
        known = rows.filter(tag=into.pk).values(column)
        rows.filter(tag=tag.pk).exclude(**{f"{column}__in": known}).update(tag=into.pk)
    told(tag, "tag.merged", by, now, into=into.pk)
    tag.delete()
    return into


def filed() -> Iterator[tuple[QuerySet[Any], str]]:
    """Where things are filed under tags, whatever they are: the rows that say so, and the column of
    the thing."""
    for relation in Tag._meta.related_objects:
        if isinstance(relation, ManyToManyRel) and relation.through is not None:
            yield relation.through._default_manager.all(), relation.field.m2m_column_name()


def told(tag: Tag, kind: str, by: By, now: datetime, **data: Any) -> None:
    """Record what became of a tag."""
    network = tag.network.slug
    record(kind=kind, network=network, subject=f"tag:{tag.pk}", by=by, now=now, **data)


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
