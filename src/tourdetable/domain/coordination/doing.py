"""Who does what in a body: convenes, leads, writes; and which of its seats take part (ITC-05).

Pure: counted from facts, and from the capacities in which people sent the invitations and opened
the sittings. A share is never said of what nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from tourdetable.core.charter.facts.record import (
    MandateFact,
    MeetingFact,
    OfficeFact,
    Record,
    SeatFact,
)
from tourdetable.core.charter.terms.days import Period, add_days
from tourdetable.core.charter.terms.model import Charter, Right, SeatKind

LETTERS, OPENING = "meeting.convened", "meeting.opened"
"""The events that say who convened a meeting, and who opened it."""

Capacities = Mapping[tuple[int, str], str]
"""In which capacity people did what an event tells, by meeting and kind of event."""


class Whose(StrEnum):
    """Whose doing something was."""

    BODY = "body"
    BOTH = "both"
    OFFICE = "office"
    UNKNOWN = "unknown"


class SupportedAct(StrEnum):
    """What each meeting asks of somebody."""

    CONVENED = "convened"
    LED = "led"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class MeetingDone:
    """A meeting that was held: whose doing each act was, and the seats that had a part in it."""

    id: str
    title: str
    on: date
    acts: Mapping[SupportedAct, Whose]
    seats: frozenset[str]


@dataclass(frozen=True, slots=True)
class ActCount:
    """How many times an act was whose."""

    body: int
    both: int
    office: int
    unknown: int

    @property
    def known(self) -> int:
        return self.body + self.both + self.office

    @property
    def total(self) -> int:
        return self.known + self.unknown


@dataclass(frozen=True)
class SeasonDoing:
    """What a body did by itself over the days of a season that have come. `seats`: the standing
    seats that somebody held at one meeting at least; `came`: those that came, of the meetings of
    which it is recorded (None: of none)."""

    period: Period
    meetings: tuple[MeetingDone, ...]
    seats: frozenset[str]
    came: frozenset[str] | None

    @cached_property
    def counts(self) -> Mapping[SupportedAct, ActCount]:
        """SupportedAct by act."""
        return {act: counted(one.acts[act] for one in self.meetings) for act in SupportedAct}

    @property
    def share(self) -> int | None:
        """Of the acts of which it is known who did them, those that the body did, in percent; what
        it did with an office counts for a half. None while nothing is known."""
        known = self.known
        own = sum(2 * one.body + one.both for one in self.counts.values())
        return (100 * own + known) // (2 * known) if known else None

    @property
    def known(self) -> int:
        """Of how many acts it is known whose they were."""
        return sum(one.known for one in self.counts.values())

    @property
    def total(self) -> int:
        """How many acts its meetings asked for."""
        return sum(one.total for one in self.counts.values())

    @property
    def unknown(self) -> int:
        """Of how many acts nobody knows whose they were, or whether they were done."""
        return self.total - self.known

    @cached_property
    def took_part(self) -> frozenset[str]:
        """The standing seats that convened, had a duty, opened or wrote at one meeting at least: at
        least these, as long as something is not known."""
        return self.seats & {seat for one in self.meetings for seat in one.seats}


def counted(found: Iterable[Whose]) -> ActCount:
    """How many there are of each."""
    rows = list(found)
    return ActCount(*(rows.count(whose) for whose in Whose))


@dataclass(frozen=True)
class BodyFacts:
    """What is known of one body: its `part` of the facts, the persons and the offices (by id) of
    the network as a whole, with their days, and who did what in which capacity."""

    charter: Charter
    part: Record
    wide: Mapping[str, tuple[str, Period]]
    capacities: Capacities

    def season(self, period: Period, today: date) -> SeasonDoing:
        """A season, until yesterday: nobody knows yet what the meetings of today will have been."""
        days = Period(period.first, min(period.last, add_days(today, -1)))
        held = sorted(self.held(days), key=lambda one: (one.on, one.id))
        there = (s.id for s in self.standing if any(self.is_held(s, m.on) for m in held))
        seats, came = frozenset(there), self.came(held)
        meetings = tuple(self.done(one) for one in held)
        return SeasonDoing(period, meetings, seats, None if came is None else seats & came)

    def came(self, held: Iterable[MeetingFact]) -> frozenset[str] | None:
        """The seats that came to some meetings; None when it is recorded of none of them."""
        recorded = {one.id for one in held if one.attendance_recorded is True}
        came = (one.seat for one in self.part.attendances if one.meeting in recorded)
        return frozenset(came) if recorded else None

    def held(self, days: Period) -> Iterator[MeetingFact]:
        """Its own meetings of these days: not those where it only decided."""
        (body,) = self.part.bodies
        for one in self.part.meetings:
            if one.body == body.id and not one.cancelled and one.on in days:
                yield one

    @cached_property
    def standing(self) -> list[SeatFact]:
        return [seat for seat in self.part.seats if seat.kind == SeatKind.STANDING]

    @cached_property
    def mandates(self) -> Mapping[str, list[MandateFact]]:
        """By seat."""
        found: dict[str, list[MandateFact]] = {}
        for one in self.part.mandates:
            found.setdefault(one.seat, []).append(one)
        return found

    def is_held(self, seat: SeatFact, on: date) -> bool:
        """Whether the seat is there that day, and somebody holds it."""
        return runs(seat, on) and any(runs(one, on) for one in self.mandates.get(seat.id, ()))

    def done(self, meeting: MeetingFact) -> MeetingDone:
        """Whose doing the acts of a meeting were."""
        led, duties = self.turns(meeting)
        writers, hands = self.writing(meeting)
        called, opened = self.capacity(meeting, LETTERS), self.capacity(meeting, OPENING)
        acts = {
            SupportedAct.CONVENED: self.whose(called),
            SupportedAct.LED: Whose.BODY if led else self.whose(opened),
            SupportedAct.WRITTEN: hands,
        }
        acting = {seat for one in (called, opened) for seat in self.acting(one, meeting.on)}
        seats = frozenset(duties | writers | acting)
        return MeetingDone(meeting.id, meeting.title, meeting.on, acts, seats)

    @cached_property
    def leading(self) -> frozenset[str]:
        """The duties that lead a meeting: all but those that write its minutes."""
        (body,) = self.part.bodies
        known = self.charter.vocabulary.duties_of(body.kind)
        return frozenset(one.code for one in known if Right.MINUTES not in one.rights)

    def turns(self, meeting: MeetingFact) -> tuple[set[str], set[str]]:
        """The seats that led it, and those that had any duty there."""
        rows = [one for one in self.part.turns if one.meeting == meeting.id]
        return {o.seat for o in rows if o.duty in self.leading}, {one.seat for one in rows}

    def capacity(self, meeting: MeetingFact, kind: str) -> str:
        return self.capacities.get((int(meeting.id), kind), "")

    def whose(self, capacity: str) -> Whose:
        """For whom somebody acted: a seat or an office of the body, an office of the network."""
        kind, _colon, pk = capacity.partition(":")
        if kind == "office":
            return Whose.OFFICE if pk in self.wide else Whose.BODY
        return Whose.BODY if kind == "seat" else Whose.UNKNOWN

    def acting(self, capacity: str, on: date) -> set[str]:
        """The seats that had a part in what somebody did: their own, or those that whoever holds an
        office of the body has there."""
        kind, _colon, pk = capacity.partition(":")
        if kind == "seat":
            return {pk}
        own = (one.person for one in self.part.offices if kind == "office" and one.id == pk)
        return {seat for person in own for seat in self.seats_of(person, on)}

    def writing(self, meeting: MeetingFact) -> tuple[set[str], Whose]:
        """The seats whose holders wrote its minutes, and whose doing that was."""
        rows = (one for one in self.part.minutes or () if one.meeting == meeting.id)
        people = {person for one in rows for person in one.written_by}
        seats = {pk for person in people for pk in self.seats_of(person, meeting.on)}
        own = bool(seats) or any(self.fills(one, meeting.on) for one in people)
        helping = any(self.helps(one, meeting.on) for one in people)
        return seats, WRITTEN_BY[own, helping]

    def seats_of(self, person: str, on: date) -> set[str]:
        """The seats of the body that somebody held that day."""
        return {one.seat for one in self.part.mandates if one.person == person and runs(one, on)}

    def fills(self, person: str, on: date) -> bool:
        """Whether somebody held an office of the body that day."""
        return any(one.person == person and runs(one, on) for one in self.part.offices)

    def helps(self, person: str, on: date) -> bool:
        """Whether somebody held an office of the network that day, and no place in the body."""
        wide = any(one == person and on in days for one, days in self.wide.values())
        return wide and not self.seats_of(person, on) and not self.fills(person, on)


WRITTEN_BY: Mapping[tuple[bool, bool], Whose] = {
    (True, False): Whose.BODY,
    (True, True): Whose.BOTH,
    (False, True): Whose.OFFICE,
    (False, False): Whose.UNKNOWN,
}
"""By whether somebody of the body wrote, and somebody of an office of the network."""


def runs(row: MandateFact | OfficeFact | SeatFact, on: date) -> bool:
    """Whether it holds that day."""
    return row.starts <= on <= (row.ends or on)


def offices_of_network(shared: Record) -> Mapping[str, tuple[str, Period]]:
    """Who holds, or held, an office of the network as a whole, by the id of the office."""
    rows = (one for one in shared.offices if one.body is None)
    return {one.id: (one.person, Period(one.starts, one.ends or date.max)) for one in rows}


def changed(now: int | None, before: int | None) -> int | None:
    """By how many points a share went up, or down; None when one of them is not known."""
    return None if now is None or before is None else now - before


def of_meetings(events: Iterable[tuple[str, str, str]]) -> Capacities:
    """The capacities of some events (subject, kind, capacity), the last one of each."""
    return {(int(subject.partition(":")[2]), kind): said for subject, kind, said in events}
