"""The agenda as people were invited to it, and what has changed in it since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tourdetable.domain.meetings.enums import Bringing, PointKind
from tourdetable.domain.meetings.models import AgendaItem


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda as its page tells it. `lead` is the institution that leads it, `came`
    when the point that it takes up again was on an agenda, `left` why it waits for another one;
    `topic`: the one that it answers, by its id; `told`: a decision answers it."""

    pk: int
    title: str
    purpose: str
    minutes: int
    brought_by: str
    note: str
    kind: str = PointKind.POINT
    question: str = ""
    method: str = ""
    lead: str | None = None
    bringing: str = Bringing.NOBODY
    came: datetime | None = None
    carried_because: str = ""
    left: str | None = None
    topic: int | None = None
    told: bool = False


OF_POINTS = (
    *("pk", "title", "purpose", "minutes", "brought_by", "note"),
    *("kind", "question", "method", "lead__institution__name", "bringing"),
    *("carried_from__meeting__starts_at", "carried_because", "left_over__why", "topic"),
)
"""The columns of a `Point`, but for the last."""

SAID = ("title", "purpose", "minutes")
"""What people are told of a point, and its place among the others; then its question, if any."""


@dataclass(frozen=True)
class InvitedPoint:
    """A point of the agenda as the invitation gave it; `position` is from 1."""

    pk: int
    position: int
    title: str
    purpose: str
    minutes: int
    question: str = ""


@dataclass(frozen=True)
class PointChange:
    """What has changed of a point since the invitation; `was` is None when it is new."""

    was: InvitedPoint | None
    moved: bool = False
    retitled: bool = False
    longer_or_shorter: bool = False
    for_something_else: bool = False
    asks_something_else: bool = False

    @property
    def any(self) -> bool:
        """Whether something has."""
        changed = self.moved or self.retitled or self.longer_or_shorter
        changed = changed or self.for_something_else or self.asks_something_else
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
    return [[item.pk, *said(item)] for item in items]


def said(item: AgendaItem | Point) -> list[Any]:
    """What people are told of a point."""
    asked = [item.question] if item.question else []
    return [*(getattr(item, name) for name in SAID), *asked]


def digest(items: Iterable[AgendaItem]) -> str:
    """The agenda in a few characters, which tell whether two are the same."""
    rows = [said(item) for item in items]
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
        asks_something_else=was.question != item.question,
    )
