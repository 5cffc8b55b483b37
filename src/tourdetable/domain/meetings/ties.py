"""What hangs on the record of a sitting in the apps above: each says it in its own `ties`, found
while Django loads the apps (as for `facts`). Nothing calls up.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tourdetable.domain.meetings.models import AgendaItem, Meeting


@dataclass(frozen=True)
class SeatTie:
    """Something that says that a seat was there: `words` without the name of its institution."""

    seat: int
    words: str


PointTies = Callable[[AgendaItem], Iterable[str]]
SeatTies = Callable[[Meeting], Iterable[SeatTie]]
TurnTies = Callable[[Collection[int]], None]
"""What follows when turns of some meetings (by their ids) have changed hands."""

POINT_TIES: list[PointTies] = []
SEAT_TIES: list[SeatTies] = []
TURN_TIES: list[TurnTies] = []


def hangs_on(item: AgendaItem) -> Iterator[str]:
    """Why a point cannot leave the agenda, in sentences."""
    for ties in POINT_TIES:
        yield from ties(item)


def says_present(meeting: Meeting) -> Iterator[SeatTie]:
    """All that says that a seat was at the sitting."""
    for ties in SEAT_TIES:
        yield from ties(meeting)


def turns_changed(meetings: Collection[int]) -> None:
    """Let whatever hangs on the turns of these meetings follow: a step of all that gives or frees
    one."""
    for follow in TURN_TIES:
        follow(meetings)


def duties(meeting: Meeting) -> Iterator[SeatTie]:
    """Whoever had a duty there."""
    for turn in meeting.turns.all():
        yield SeatTie(turn.seat_id, _("has a duty at this meeting"))


SEAT_TIES.append(duties)
