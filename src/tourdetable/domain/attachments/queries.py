"""Reads: the documents of a meeting, for a reader."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import QuerySet

from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.meetings.models import Meeting

LINE = ("pk", "name", "stored__size", "stored__media_type", "audience", "item_id", "item__title")


class AttachedLine(NamedTuple):
    """A document as lists tell it: of a meeting, or of a point of its agenda (`item`)."""

    pk: int
    name: str
    size: int
    media_type: str
    audience: str
    item: int | None
    point: str | None


def attached(meeting: Meeting, audiences: Collection[str]) -> list[AttachedLine]:
    """The documents of a meeting for readers of these audiences (`rules.read_by`): its own, then
    those of its points, in their order (one query)."""
    rows = standing_of(meeting).filter(audience__in=audiences)
    order = ("item__position", "pk")
    found = [AttachedLine(*row) for row in rows.order_by(*order).values_list(*LINE)]
    return sorted(found, key=lambda line: line.item is not None)


def standing_of(meeting: Meeting) -> QuerySet[Attachment]:
    """Those that were not taken away."""
    return Attachment.objects.filter(meeting=meeting, removed_at=None)
