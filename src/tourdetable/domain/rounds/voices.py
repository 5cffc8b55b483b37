"""Who speaks in a room: a seat, or somebody without one."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from tourdetable.domain.rounds.enums import FirstVoice
from tourdetable.domain.rounds.models import InTheRoom, RoundEntry

SEAT, GUEST = "s", "g"

DRAW = random.SystemRandom()
"""What draws an order: nobody guesses it, nobody is favoured."""


@dataclass(frozen=True)
class RoomVoice:
    """A voice: the id of a seat, or of somebody who joined without one."""

    seat: int | None = None
    guest: int | None = None

    @property
    def code(self) -> str:
        """`s12`, `g3`: what lists of voices hold."""
        return f"{SEAT}{self.seat}" if self.seat is not None else f"{GUEST}{self.guest}"


@dataclass(frozen=True)
class Joiner:
    """Whoever acts from the room without an account; the journal is told no name."""

    room: InTheRoom
    gesture: UUID | None = None
    person: None = None
    person_id: int | None = None

    @property
    def capacity(self) -> str:
        """`seat:12`, or `room:3` for somebody without a seat."""
        seat = self.room.seat_id
        return f"room:{self.room.pk}" if seat is None else f"seat:{seat}"

    @property
    def voice(self) -> RoomVoice:
        """The voice they speak with."""
        if self.room.seat_id is not None:
            return RoomVoice(seat=self.room.seat_id)
        return RoomVoice(guest=self.room.pk)


def voice_of(entry: RoundEntry) -> RoomVoice:
    """Who said it."""
    return RoomVoice(seat=entry.seat_id, guest=None if entry.seat_id else entry.guest_id)


def read_voice(code: str) -> RoomVoice | None:
    """The voice of a code; None when it is none."""
    kind, number = code[:1], code[1:]
    if not number.isdecimal() or kind not in (SEAT, GUEST):
        return None
    return RoomVoice(seat=int(number)) if kind == SEAT else RoomVoice(guest=int(number))


def in_order(voices: Iterable[str], order: str, spoken: Mapping[str, int]) -> list[str]:
    """The voices in the order in which they are asked; at random among those that have spoken as
    long."""
    drawn = list(voices)
    DRAW.shuffle(drawn)
    if order == FirstVoice.QUIETEST:
        drawn.sort(key=lambda code: spoken.get(code, 0))
    return drawn
