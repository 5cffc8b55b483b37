"""The facts that a charter is judged on: frozen, dated, without any object of the platform.

Every `id` is an opaque string, unique among its kind. Days are local days of the network. A period with `ends = None`
is open. Nothing here says what is right: the checks do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class InstitutionFact:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class BodyFact:
    """A body; `starts` is its installation."""

    id: str
    kind: str
    name: str
    starts: date
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class SeatFact:
    """A seat of a body; `volunteers` says that a light or invited seat takes turns all the same (ITC-06)."""

    id: str
    body: str
    institution: str
    college: str
    kind: str
    starts: date
    ends: date | None = None
    volunteers: bool = False


@dataclass(frozen=True, slots=True)
class MandateFact:
    """A person holds a seat from `starts` to `ends`, both included."""

    id: str
    seat: str
    person: str
    starts: date
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class OfficeFact:
    """A person holds an office, for one body or (`body = None`) for the network."""

    id: str
    kind: str
    person: str
    body: str | None
    starts: date
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class PresenceFact:
    """An institution is present on a body's territory, and belongs there to a college (ITC-09)."""

    id: str
    body: str
    institution: str
    college: str
    starts: date
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """A meeting that is drawn in the calendar, or was held. `dated_on` is the day its date was first set."""

    id: str
    body: str
    kind: str
    title: str
    on: date
    dated_on: date
    cancelled: bool = False
    attendance_recorded: bool = False


@dataclass(frozen=True, slots=True)
class ReplyFact:
    """What a person answered to an invitation, for their seat: `attend`, `pair` or `excused`."""

    meeting: str
    seat: str
    person: str
    answer: str


@dataclass(frozen=True, slots=True)
class AttendanceFact:
    """A person came to a meeting for a seat."""

    meeting: str
    seat: str
    person: str


@dataclass(frozen=True, slots=True)
class TurnFact:
    """A seat takes, or took, a duty at a meeting."""

    meeting: str
    duty: str
    seat: str


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """A point to be decided at a meeting, and what was recorded of it.

    `outcome` is None while nothing is recorded; `dissent_stated` says that the record carries either the dissensus or
    the statement that none was expressed.
    """

    id: str
    body: str
    meeting: str
    title: str
    outcome: str | None = None
    dissent_stated: bool = False


@dataclass(frozen=True, slots=True)
class ExceptionFact:
    """A recorded collective decision that lifts an article for a body (None: for all) during a period."""

    id: str
    clause: str
    body: str | None
    decision: str
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that is known of one network, for one evaluation. The order of facts never matters."""

    institutions: tuple[InstitutionFact, ...] = ()
    bodies: tuple[BodyFact, ...] = ()
    seats: tuple[SeatFact, ...] = ()
    mandates: tuple[MandateFact, ...] = ()
    offices: tuple[OfficeFact, ...] = ()
    presences: tuple[PresenceFact, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    replies: tuple[ReplyFact, ...] = ()
    attendances: tuple[AttendanceFact, ...] = ()
    turns: tuple[TurnFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    exceptions: tuple[ExceptionFact, ...] = ()
