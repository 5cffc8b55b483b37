"""Who can mend what a check finds, or record the fact that it misses, and where one does it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tourdetable.core.charter.terms.model import Right
from tourdetable.core.charter.terms.verdict import State


class MendedAt(StrEnum):
    """Where something is mended, or said: by drawing a meeting, among a body's meetings…"""

    CALENDAR = "calendar"
    MEETINGS = "meetings"
    SEATS = "seats"
    OFFICES = "offices"
    PRESENCES = "presences"
    DECISIONS = "decisions"
    YEAR = "year"
    COMMITMENTS = "commitments"


@dataclass(frozen=True)
class Mending:
    """The rights of which one is enough, and where; `undone`: what is at fault can be mended too.

    Else only the missing fact can be recorded: what happened cannot be changed. `facts` is where
    that is, when it is elsewhere.
    """

    rights: tuple[Right, ...]
    desk: MendedAt
    undone: bool = True
    facts: MendedAt | None = None

    def at(self, state: State) -> MendedAt:
        """Where one goes for a verdict in that state."""
        return self.facts or self.desk if state is State.UNKNOWN else self.desk


_DATES = (Right.CONVENE, Right.MOVE)
DRAWING = Mending(_DATES, MendedAt.CALENDAR)
MOVING = Mending(_DATES, MendedAt.MEETINGS)
PUBLISHING = Mending(_DATES, MendedAt.YEAR)
SEATING = Mending((Right.COMPOSE,), MendedAt.SEATS)
ENTRUSTING = Mending((Right.COMPOSE,), MendedAt.OFFICES)
SURVEYING = Mending((Right.COMPOSE,), MendedAt.SEATS, facts=MendedAt.PRESENCES)
TURNS = Mending((Right.TURNS,), MendedAt.MEETINGS)
DECIDING = Mending((Right.DECISIONS,), MendedAt.DECISIONS)
WRITING = Mending((Right.MINUTES,), MendedAt.MEETINGS)
ATTENDING = Mending((Right.ATTENDANCE,), MendedAt.MEETINGS, undone=False)
COMMITTING = Mending((Right.CONVENE, Right.COMPOSE), MendedAt.COMMITMENTS)
