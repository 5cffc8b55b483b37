"""Turns of one duty, counted for each seat over all seasons: what it took, what would be its part.

Pure. A seat's part is an equal share of the turn of each meeting at which somebody held it: none
for the days before it came, after it left, or on which a decision exempted it. Who is behind, or
owed a turn, is said as the charter judges it (`core.charter.checking.rounds`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tourdetable.core.charter.checking.rounds import Lag, TurnsAt, counted
from tourdetable.core.charter.terms.days import Period


@dataclass(frozen=True)
class TurnSeat:
    """A seat that takes turns: its place in the order of names, the days on which somebody holds
    it and nothing exempts it."""

    pk: int
    name: str
    college: str
    place: int
    held: tuple[Period, ...]

    def is_held(self, on: date) -> bool:
        return any(on in days for days in self.held)


@dataclass(frozen=True)
class MeetingTurns:
    """A meeting with who takes each duty there, and which seats gave their turn up; `length`: how
    many meetings in a row a turn then lasts; `free`: whether it may still be given."""

    pk: int
    on: date
    title: str
    takers: Mapping[str, int]
    skipped: frozenset[tuple[str, int]] = frozenset()
    length: int = 1
    free: bool = False


@dataclass(frozen=True)
class Balance:
    """One seat and one duty. `taken` are the turns of days past or of today, over all seasons;
    `ahead` those that it has to come; `season` both, in this season. `part` is what its share of
    all of them would be; `last` the day of its latest turn. `behind`: by how many turns, as the
    charter counts."""

    seat: TurnSeat
    taken: int
    ahead: int
    season: int
    part: Fraction
    last: date | None
    behind: int
    owed: bool

    @property
    def turns(self) -> int:
        return self.taken + self.ahead

    @property
    def beyond(self) -> Fraction:
        """How many turns more than its part (less, when negative)."""
        return self.turns - self.part


def balances(
    duty: str,
    seats: Sequence[TurnSeat],
    meetings: Iterable[MeetingTurns],
    *,
    today: date,
    season: Period,
) -> dict[int, Balance]:
    """The balance of each seat, at meetings in the order of their days."""
    told = [m for m in meetings if duty in m.takers]
    days, parts = days_and_parts(duty, seats, told)
    lags = lags_of(duty, seats, told)
    found = {}
    for seat in seats:
        mine, lag = days[seat.pk], lags.get(seat.pk)
        found[seat.pk] = Balance(
            seat,
            taken=sum(day <= today for day in mine),
            ahead=sum(day > today for day in mine),
            season=sum(day in season for day in mine),
            part=parts[seat.pk],
            last=max(mine, default=None),
            behind=lag.most - lag.mine if lag else 0,
            owed=bool(lag and lag.owed),
        )
    return found


def days_and_parts(
    duty: str, seats: Sequence[TurnSeat], told: Iterable[MeetingTurns]
) -> tuple[dict[int, list[date]], dict[int, Fraction]]:
    """The days of the turns of each seat, and its equal part of those of the days it was there."""
    parts = {seat.pk: Fraction(0) for seat in seats}
    days: dict[int, list[date]] = {seat.pk: [] for seat in seats}
    for meeting in told:
        taker = meeting.takers[duty]
        if taker in days:
            here = held_on(seats, meeting.on)
            days[taker].append(meeting.on)
            for pk in here:
                parts[pk] += Fraction(1, len(here))
    return days, parts


def held_on(seats: Iterable[TurnSeat], day: date) -> list[int]:
    """The ids of the seats that somebody holds on a day, and that nothing exempts."""
    return [seat.pk for seat in seats if seat.is_held(day)]


def lags_of(
    duty: str, seats: Sequence[TurnSeat], meetings: Iterable[MeetingTurns]
) -> dict[int, Lag]:
    """The seats that are behind after the last of these meetings, as the charter says it."""
    held = {str(seat.pk): seat.held for seat in seats if seat.held}
    turns = [
        TurnsAt(m.on, frozenset({str(m.takers[duty])}), m.length)
        for m in meetings
        if duty in m.takers
    ]
    after = counted(held, turns)
    return {int(pk): lag for pk, lag in after[-1].items()} if after else {}
