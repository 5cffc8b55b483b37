"""Who is writing where: noted while a page is open, told for a minute, forgotten after a day."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from tourdetable.domain.journal.actions import once
from tourdetable.domain.minutes.models import Minutes, Pen
from tourdetable.domain.networks.actors import By
from tourdetable.domain.people.models import Person

FORGOTTEN = timedelta(days=1)


@once
def take_pen(
    *, minutes: Minutes, hand: UUID, title: str, nth: int, by: By, now: datetime
) -> Minutes:
    """Say where somebody is writing; nothing of it is recorded."""
    if by.person is not None:
        hold(minutes, by.person, hand, title, nth, now)
    return minutes


def hold(
    minutes: Minutes,
    person: Person,
    hand: UUID,
    title: str,
    nth: int,
    now: datetime,
    *,
    gesture: UUID | None = None,
) -> None:
    """Note the place of a page; a page that another person opened is left to them."""
    where = {"title": title, "nth": nth, "at": now}
    kept = {"gesture": gesture} if gesture is not None else {}
    if not minutes.pens.filter(hand=hand).exclude(person=person).exists():
        minutes.pens.update_or_create(hand=hand, defaults=where | kept, person=person)


def forget_pens(*, now: datetime) -> int:
    """Forget where people wrote yesterday."""
    return Pen.objects.filter(at__lte=now - FORGOTTEN).delete()[0]
