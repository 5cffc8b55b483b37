"""Who can mend what a check finds, or record the fact that it misses, and where one does it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tourdetable.core.charter.terms.model import Right


class MendedAt(StrEnum):
    """Where something is mended: by drawing a meeting, among a body's meetings, and so on."""

    CALENDAR = "calendar"
    MEETINGS = "meetings"
    SEATS = "seats"
    DECISIONS = "decisions"
    YEAR = "year"


@dataclass(frozen=True)
class Mending:
    """The rights of which one is enough, and where; `undone`: what is at fault can be mended too.

    Else only the missing fact can be recorded: what happened cannot be changed.
    """

    rights: tuple[Right, ...]
    desk: MendedAt
    undone: bool = True


_DATES = (Right.CONVENE, Right.MOVE)
DRAWING = Mending(_DATES, MendedAt.CALENDAR)
MOVING = Mending(_DATES, MendedAt.MEETINGS)
PUBLISHING = Mending(_DATES, MendedAt.YEAR)
SEATING = Mending((Right.COMPOSE,), MendedAt.SEATS)
TURNS = Mending((Right.TURNS,), MendedAt.MEETINGS)
DECIDING = Mending((Right.DECISIONS,), MendedAt.DECISIONS)
WRITING = Mending((Right.MINUTES,), MendedAt.MEETINGS)
ATTENDING = Mending((Right.ATTENDANCE,), MendedAt.MEETINGS, undone=False)
