"""Who can mend what a check finds, or record the fact that it misses, and where one does it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tourdetable.core.charter.terms.model import Right


class Desk(StrEnum):
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
    desk: Desk
    undone: bool = True


_DATES = (Right.CONVENE, Right.MOVE)
DRAWING = Mending(_DATES, Desk.CALENDAR)
MOVING = Mending(_DATES, Desk.MEETINGS)
PUBLISHING = Mending(_DATES, Desk.YEAR)
SEATING = Mending((Right.MANAGE_SEATS,), Desk.SEATS)
TURNS = Mending((Right.TURNS,), Desk.MEETINGS)
DECIDING = Mending((Right.DECISIONS,), Desk.DECISIONS)
WRITING = Mending((Right.MINUTES,), Desk.MEETINGS)
ATTENDING = Mending((Right.ATTENDANCE,), Desk.MEETINGS, undone=False)
