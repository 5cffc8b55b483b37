"""Reads: the documents of a meeting, for a reader."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from tourdetable.core.words.audience import BEYOND_THE_BODY
from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.journal.prepared import PreparedValues
from tourdetable.domain.meetings.calendar.seasons import known_to
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import GIVEN_MEETING
from tourdetable.domain.networks.queries import Standing

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


ATTACHED = PreparedValues(
    lambda: (
        Attachment.objects.filter(meeting=GIVEN_MEETING, removed_at=None)
        .order_by("item__position", "pk")
        .values_list(*LINE)
    )
)
"""All the documents of a `meeting`, for those who sit in its body."""


def attached(meeting: Meeting, audiences: Collection[str]) -> list[AttachedLine]:
    """The documents of a meeting for readers of these audiences (`rules.read_by`): its own, then
    those of its points, in their order (one query)."""
    rows = standing_of(meeting).filter(audience__in=audiences)
    return own_first(rows.order_by("item__position", "pk").values_list(*LINE))


def own_first(rows: Iterable[Sequence[Any]]) -> list[AttachedLine]:
    """The documents of a meeting, then those of its points."""
    found = [AttachedLine(*row) for row in rows]
    return sorted(found, key=lambda line: line.item is not None)


def standing_of(meeting: Meeting) -> QuerySet[Attachment]:
    """Those that were not taken away."""
    return Attachment.objects.filter(meeting=meeting, removed_at=None)


def attached_to(
    meetings: Collection[int], audiences: Collection[str]
) -> dict[int, list[AttachedLine]]:
    """The same of several meetings (by id), by meeting (one query)."""
    rows = Attachment.objects.filter(
        meeting__in=meetings, removed_at=None, audience__in=audiences
    ).order_by("item__position", "pk")
    found: dict[int, list[AttachedLine]] = {}
    for meeting, *row in rows.values_list("meeting", *LINE):
        found.setdefault(meeting, []).append(AttachedLine(*row))
    return {meeting: own_first(lines) for meeting, lines in found.items()}


def open_to(place: Standing) -> QuerySet[Attachment]:
    """The documents of a network that a member may have, the latest meetings first: all those of
    the bodies where they sit; elsewhere, those for all members, of meetings that they may know of.
    """
    known = known_to(place.network, place.charter, place).order_by()
    found = Attachment.objects.filter(meeting__in=known, removed_at=None)
    if all(office.body_id is not None for office in place.offices):
        own = {seat.body_id for seat in place.seats} | {one.body_id for one in place.offices}
        found = found.filter(Q(meeting__body__in=own) | Q(audience__in=BEYOND_THE_BODY))
    return found.order_by("-meeting__starts_at", "-meeting", "item__position", "pk")
