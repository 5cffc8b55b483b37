"""The agenda as people were invited to it, and what has changed in it since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tourdetable.domain.meetings.models import AgendaItem


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda as its page tells it; `told`: a decision answers it."""

    pk: int
    title: str
    purpose: str
    minutes: int
    brought_by: str
    note: str
    told: bool = False


SAID = ("title", "purpose", "minutes")
"""What people are told of a point, and its place among the others."""


@dataclass(frozen=True)
class InvitedPoint:
    """A point of the agenda as the invitation gave it; `position` is from 1."""

    pk: int
    position: int
    title: str
    purpose: str
    minutes: int


@dataclass(frozen=True)
class PointChange:
    """What has changed of a point since the invitation; `was` is None when it is new."""

    was: InvitedPoint | None
    moved: bool = False
    retitled: bool = False
    longer_or_shorter: bool = False
    for_something_else: bool = False

    @property
    def any(self) -> bool:
        """Whether something has."""
        changed = self.moved or self.retitled or self.longer_or_shorter or self.for_something_else
        return self.was is None or changed


@dataclass(frozen=True)
class AgendaChanges:
    """What has changed since the invitation: point by point, and those that were taken off."""

    points: Mapping[int, PointChange]
    removed: Sequence[InvitedPoint]

    @property
    def any(self) -> bool:
        """Whether something has."""
        return bool(self.removed) or any(change.any for change in self.points.values())


NO_CHANGE = AgendaChanges({}, ())


def as_invited(items: Iterable[AgendaItem]) -> list[list[Any]]:
    """The agenda as it is kept when the invitations leave."""
    return [[item.pk, *(getattr(item, name) for name in SAID)] for item in items]


def digest(items: Iterable[AgendaItem]) -> str:
    """The agenda in a few characters, which tell whether two are the same."""
    rows = [[getattr(item, name) for name in SAID] for item in items]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16]


def changes(
    invited: Sequence[Sequence[Any]] | None, items: Sequence[AgendaItem | Point]
) -> AgendaChanges:
    """What has changed; nothing when nobody was invited (`invited` is None)."""
    if invited is None:
        return NO_CHANGE
    former = {row[0]: InvitedPoint(row[0], n, *row[1:]) for n, row in enumerate(invited, start=1)}
    now = [item.pk for item in items if item.pk in former]
    still = set(now)
    before = [pk for pk in former if pk in still]
    moved = {pk for pk, other in zip(now, before, strict=True) if pk != other}
    points = {item.pk: change(item, former.get(item.pk), item.pk in moved) for item in items}
    return AgendaChanges(points, [row for pk, row in former.items() if pk not in points])


def change(item: AgendaItem | Point, was: InvitedPoint | None, moved: bool) -> PointChange:
    """What has changed of one point; `moved`: it is no longer at its place among the others."""
    if was is None:
        return PointChange(None)
    return PointChange(
        was,
        moved=moved,
        retitled=was.title != item.title,
        longer_or_shorter=was.minutes != item.minutes,
        for_something_else=was.purpose != item.purpose,
    )
