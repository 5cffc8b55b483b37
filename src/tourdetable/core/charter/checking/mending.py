"""Who can mend what a check finds, or record the fact that it misses, and where one does it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tourdetable.core.charter.terms.model import Right
from tourdetable.core.charter.terms.verdict import State


class MendedAt(StrEnum):
    """Where something is mended, or said: by drawing a meeting, among a body's meetings…

    `TOPIC` is the topic that is spoken of, `BRINGING` wherever one brings what is missing.
    """

    CALENDAR = "calendar"
    MEETINGS = "meetings"
    SEATS = "seats"
    OFFICES = "offices"
    PRESENCES = "presences"
    DECISIONS = "decisions"
    YEAR = "year"
    COMMITMENTS = "commitments"
    TOPIC = "topic"
    BRINGING = "bringing"
    WORKS = "works"
    AGREEMENT = "agreement"
    DIAGNOSES = "diagnoses"
    EVALUATIONS = "evaluations"


@dataclass(frozen=True)
class Mending:
    """The rights of which one is enough, and where; `facts` is where the missing fact is recorded,
    when it is elsewhere; `asking`, who asks for what is at fault, when they are others than those
    who record. `members`: whoever sits in the body mends it, and nobody has the charge of it.
    """

    rights: tuple[Right, ...]
    desk: MendedAt
    facts: MendedAt | None = None
    asking: tuple[Right, ...] = ()
    members: bool = False

    def at(self, state: State) -> MendedAt:
        """Where one goes for a verdict in that state."""
        return self.facts or self.desk if state is State.UNKNOWN else self.desk

    def by(self, state: State) -> tuple[Right, ...]:
        """The rights that mend a verdict in that state."""
        return self.rights if state is State.UNKNOWN else self.asking or self.rights


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
_ASKING = (Right.CONVENE, Right.COMPOSE)
ATTENDING = Mending((Right.ATTENDANCE,), MendedAt.MEETINGS, asking=_ASKING)
COMMITTING = Mending(_ASKING, MendedAt.COMMITMENTS)
BRINGING = Mending((), MendedAt.BRINGING, members=True)
SAYING = Mending((), MendedAt.TOPIC, members=True)
PRODUCING = Mending((), MendedAt.WORKS, members=True)
AGREEING = Mending((Right.COMPOSE,), MendedAt.AGREEMENT)
DIAGNOSING = Mending((Right.COMPOSE,), MendedAt.DIAGNOSES)
EVALUATING = Mending((Right.AGENDA,), MendedAt.EVALUATIONS)
