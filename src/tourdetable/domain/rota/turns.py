"""Whose turn it is: names for the meetings to come, as the method of the body says.

Pure. In whatever order the method has seats go, whoever is owed a turn comes first, then whoever
has had the fewest beside their part: so a turn that was swapped, or given up, comes back to the
seat that did not take it, be it a season later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.rota.balance import Balance, MeetingTurns, TurnSeat, balances
from tourdetable.domain.rota.enums import RotaOrder

EVER = Period(date.min, date.max)


@dataclass(frozen=True)
class Method:
    """How duties go round: `sequence` are the ids of seats, for the order of a list."""

    order: str = RotaOrder.FEWEST
    sequence: tuple[int, ...] = ()
    volunteers_first: bool = True
    length: int = 1


@dataclass(frozen=True)
class BodyTurns:
    """What is known of the turns of a body, on a day; `kinds`: for each duty, the kinds of meeting
    that it goes round (all, when empty), already kept in `meetings`."""

    method: Method
    duties: tuple[str, ...]
    seats: Sequence[TurnSeat]
    meetings: Mapping[str, Sequence[MeetingTurns]]
    today: date
    season: Period
    known: dict[str, dict[int, Balance]] = field(default_factory=dict)

    def balances(self, duty: str) -> dict[int, Balance]:
        """The balance of each seat."""
        if duty not in self.known:
            self.known[duty] = balances(
                duty, self.seats, self.meetings[duty], today=self.today, season=self.season
            )
        return self.known[duty]

    def foreseen(self, beyond: int = 0) -> Foreseen:
        """Who would take each duty that nobody has, meeting after meeting; then `beyond` names
        more, for meetings that have no date yet."""
        return foreseen(self, beyond)


@dataclass(frozen=True)
class Foreseen:
    """For each meeting and duty that nobody has, the seat whose turn it would be; and, duty by
    duty, whose turn would come after them."""

    at: Mapping[tuple[int, str], TurnSeat]
    later: Mapping[str, Sequence[TurnSeat]]

    def next_names(self, rota: BodyTurns, duty: str, count: int) -> list[TurnSeat]:
        """The next names, those of the meetings that have a date first: who has the turn already,
        or whose it would be."""
        seats = {seat.pk: seat for seat in rota.seats}
        found = []
        for meeting in rota.meetings[duty]:
            given = seats.get(meeting.takers.get(duty, 0)) if meeting.free else None
            seat = given or self.at.get((meeting.pk, duty))
            if seat is not None:
                found.append(seat)
        return [*found, *self.later[duty]][:count]


Lines = dict[str, list[MeetingTurns]]
"""The meetings of each duty, as turns are given to come."""


def foreseen(rota: BodyTurns, beyond: int) -> Foreseen:
    """Meeting after meeting, so that nobody has two duties at one meeting when others can."""
    lines = {duty: list(rota.meetings[duty]) for duty in rota.duties}
    return Foreseen(at_dates(rota, lines), after_dates(rota, lines, beyond))


def at_dates(rota: BodyTurns, lines: Lines) -> dict[tuple[int, str], TurnSeat]:
    """The seats of the duties that nobody has, at the meetings that have a date."""
    found: dict[tuple[int, str], TurnSeat] = {}
    for meeting in free_meetings(lines):
        for duty in rota.duties:
            mine = next((m for m in lines[duty] if m.pk == meeting.pk), None)
            if mine is not None and duty not in mine.takers:
                seat = next_seat(rota, duty, lines, mine)
                if seat is not None:
                    found[meeting.pk, duty] = seat
                    give(lines, duty, mine, seat)
    return found


def free_meetings(lines: Lines) -> list[MeetingTurns]:
    """The meetings whose turns may still be given, in the order of their days."""
    free = {m.pk: m for line in lines.values() for m in line if m.free}
    return sorted(free.values(), key=lambda m: (m.on, m.pk))


def after_dates(rota: BodyTurns, lines: Lines, count: int) -> dict[str, list[TurnSeat]]:
    """The next seats of each duty, at so many meetings that have no date yet."""
    found: dict[str, list[TurnSeat]] = {duty: [] for duty in rota.duties}
    day = max([rota.today, *(m.on for line in lines.values() for m in line)]) + timedelta(days=1)
    for number in range(count):
        here = MeetingTurns(-number - 1, day, "", {}, length=rota.method.length)
        for duty in rota.duties:
            lines[duty].append(here)
        for duty in rota.duties:
            mine = lines[duty][-1]
            seat = next_seat(rota, duty, lines, mine)
            if seat is not None:
                found[duty].append(seat)
                give(lines, duty, mine, seat)
    return found


def give(lines: Lines, duty: str, meeting: MeetingTurns, seat: TurnSeat) -> None:
    """Write a turn, in the line of its duty and for the other duties of the meeting."""
    for line in lines.values():
        for nth, one in enumerate(line):
            if one.pk == meeting.pk:
                line[nth] = replace(one, takers={**one.takers, duty: seat.pk})


def next_seat(
    rota: BodyTurns, duty: str, lines: Mapping[str, Sequence[MeetingTurns]], meeting: MeetingTurns
) -> TurnSeat | None:
    """The seat whose turn it is at a meeting: held that day, and that did not give it up."""
    line = lines[duty]
    able = [
        seat
        for seat in rota.seats
        if seat.is_held(meeting.on) and (duty, seat.pk) not in meeting.skipped
    ]
    if not able:
        return None
    going_on = in_course(duty, line, meeting)
    busy = {pk for other, pk in meeting.takers.items() if other != duty}
    for seat in able:
        if seat.pk == going_on and seat.pk not in busy:
            return seat
    told = balances(duty, rota.seats, line, today=rota.today, season=EVER)
    rank = ranking(rota, duty, line)
    return min(able, key=lambda seat: (seat.pk in busy, *due(told[seat.pk]), *rank(seat, told)))


def in_course(duty: str, line: Sequence[MeetingTurns], meeting: MeetingTurns) -> int | None:
    """The seat whose turn goes on, where turns last several meetings."""
    before = [m for m in line if (m.on, m.pk) < (meeting.on, meeting.pk)]
    if meeting.pk < 0:
        before = [m for m in line if m.pk != meeting.pk]
    run = 0
    taker = before[-1].takers.get(duty) if before else None
    for one in reversed(before):
        if one.takers.get(duty) != taker:
            break
        run += 1
    return taker if taker is not None and run % meeting.length else None


def due(balance: Balance) -> tuple[Any, ...]:
    """First whoever is owed a turn, then whoever is behind, then whoever has had the least."""
    return (not balance.owed, -balance.behind, balance.beyond)


def ranking(rota: BodyTurns, duty: str, line: Iterable[MeetingTurns]) -> Any:
    """What tells apart those who have had as many turns, by the order that was settled."""
    order = rota.method.order
    if order == RotaOrder.LIST:
        places = {pk: nth for nth, pk in enumerate(rota.method.sequence)}
        return lambda seat, told: (places.get(seat.pk, len(places)), seat.place, seat.pk)
    if order == RotaOrder.COLLEGE:
        served, given = served_colleges(rota, duty, line), given_up(duty, line)
        return lambda seat, told: (
            given.get(seat.pk, date.min) <= (told[seat.pk].last or date.min),
            served.get(seat.college, date.min),
            *latest_turn(seat, told),
        )
    return latest_turn


def latest_turn(seat: TurnSeat, told: Mapping[int, Balance]) -> tuple[date, int, int]:
    """Whoever has not had a turn for longest comes first, then by place."""
    return told[seat.pk].last or date.min, seat.place, seat.pk


def given_up(duty: str, line: Iterable[MeetingTurns]) -> dict[int, date]:
    """The day of the latest turn that each seat gave up: it comes first until it has had one."""
    found: dict[int, date] = {}
    for meeting in line:
        for other, pk in meeting.skipped:
            if other == duty:
                found[pk] = max(meeting.on, found.get(pk, date.min))
    return found


def served_colleges(rota: BodyTurns, duty: str, line: Iterable[MeetingTurns]) -> dict[str, date]:
    """The day of the latest turn of each college that had one."""
    colleges = {seat.pk: seat.college for seat in rota.seats}
    found: dict[str, date] = {}
    for meeting in line:
        college = colleges.get(meeting.takers.get(duty, 0))
        if college is not None:
            found[college] = max(meeting.on, found.get(college, date.min))
    return found
