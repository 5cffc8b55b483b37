"""The planner's ids of what a draft names (`seat:12`, `series:3:reading`), made and read here only.

`core.planner` knows bodies, seats, people and places by strings that it never looks into. Each
class below makes one kind of them (`str`), and `read` finds the class again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

OF_ROWS: dict[str, type[RowId]] = {}
OF_MEETINGS: dict[str, type[MeetingsId]] = {}
"""The classes below, by what their ids begin with."""


@dataclass(frozen=True, slots=True)
class RowId:
    """An id made from one row."""

    prefix: ClassVar[str]
    pk: int

    def __init_subclass__(cls, prefix: str) -> None:
        cls.prefix, OF_ROWS[prefix] = prefix, cls

    def __str__(self) -> str:
        return f"{self.prefix}:{self.pk}"


class SeatId(RowId, prefix="seat"):
    """A seat."""


class PersonId(RowId, prefix="person"):
    """A person."""


class VacantId(RowId, prefix="vacant"):
    """Nobody, where nobody holds a seat (by its row)."""


class RelayId(RowId, prefix="relay"):
    """A stand-in for those who hold a seat (by its row) one after the other."""


class BodyId(RowId, prefix="body"):
    """A body as somebody who is in one place at a time."""


class PlaceId(RowId, prefix="place"):
    """A place that receives meetings in turn."""


class RoomId(RowId, prefix="room"):
    """A place that several series share."""


@dataclass(frozen=True, slots=True)
class MeetingsId:
    """An id for the meetings of one kind (its code in the charter) of one body (by its row)."""

    prefix: ClassVar[str]
    body: int
    kind: str

    def __init_subclass__(cls, prefix: str) -> None:
        cls.prefix, OF_MEETINGS[prefix] = prefix, cls

    def __str__(self) -> str:
        return f"{self.prefix}:{self.body}:{self.kind}"


class SeriesId(MeetingsId, prefix="series"):
    """The meetings that a series of a draft asks for; the same in every draft of the network."""


class HeldMeetingsId(MeetingsId, prefix="held"):
    """The meetings that the calendar has, and that no series of the draft places."""


class OfficeId(MeetingsId, prefix="office"):
    """The place of an office (its code in the charter, as `kind`) at the meetings of a body."""


class ReliefId(MeetingsId, prefix="relief"):
    """A stand-in for those who hold such an office one after the other."""


PlannerId = RowId | MeetingsId


def read(text: str | None) -> PlannerId | None:
    """What a string of the planner names; None for one that was not made here."""
    prefix, _colon, rest = (text or "").partition(":")
    if prefix in OF_ROWS and rest.isdecimal():
        return OF_ROWS[prefix](int(rest))
    body, _colon, kind = rest.partition(":")
    if prefix in OF_MEETINGS and body.isdecimal() and kind:
        return OF_MEETINGS[prefix](int(body), kind)
    return None


def row_in(text: str | None, kind: type[RowId]) -> int | None:
    """The row that a string of the planner names, if it is an id of that kind."""
    found = read(text)
    return found.pk if isinstance(found, kind) else None


def is_held(body: str | None) -> bool:
    """Whether a body of the planner stands for meetings that nobody plans."""
    return isinstance(read(body), HeldMeetingsId)
