"""What the checks of seats must say, found by walking from day to day: slow, and plain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.core.charter.checking.checks.drawn import (
    DAY,
    FIRST,
    LAST,
    WARNED,
    Draw,
    Span,
    holders,
    walked,
)
from tests.core.charter.judging import Facts


@dataclass(frozen=True)
class Sitting:
    """The standing seats of a body, their mandates, and the judged day."""

    seats: list[Span]
    mandates: list[Span]
    on: date

    def held(self, seat: Span, day: date) -> set[str]:
        return holders(self.mandates, seat.id, day) if day in seat else set()

    @property
    def facts(self) -> Facts:
        return {
            "bodies": ["club club 2025-01-01"],
            "seats": [f"{seat.id} club caf {seat.told}" for seat in self.seats],
            "mandates": [f"{one.of} {one.id} {one.told}" for one in self.mandates],
        }

    def pairs(self) -> str:
        """Two holders each day of the season, and in the days to come that are warned of."""
        vacant = [
            day
            for day in walked(FIRST, self.on + WARNED)
            if any(day in seat and len(self.held(seat, day)) < 2 for seat in self.seats)
        ]
        there = any(s.first <= self.on and s.last >= FIRST for s in self.seats)
        return first_of(vacant, self.on, "kept" if there else "not_concerned")

    def owing(self) -> list[str]:
        """The seats there at the end, held on half of the days of the season."""
        found = []
        for seat in self.seats:
            days = sum(bool(self.held(seat, day)) for day in walked(FIRST, LAST))
            if LAST in seat and 2 * days >= 365:
                found.append(seat.id)
        return found

    def contributions(self, topics: list[tuple[str, date]]) -> str:
        """A topic of the season, already put forward, from each seat that owes one."""
        owing = self.owing()
        put = [(seat, day) for seat, day in topics if FIRST <= day <= self.on]
        did = {seat for seat, day in put if holders(self.mandates, seat, day)}
        if not did.issuperset(owing):
            late = "broken" if self.on == LAST else "at_risk"
            return late if self.on + WARNED >= LAST else "not_concerned"
        return "kept" if owing else "not_concerned"

    def diverse(self, networks: dict[str, str]) -> str:
        """Two networks each day of the season, once anybody ever sat."""

        def gathered(day: date) -> int:
            return len({networks[seat.id] for seat in self.seats if self.held(seat, day)})

        spans = [(seat, one) for seat in self.seats for one in self.mandates if one.of == seat.id]
        if not any(max(a.first, b.first) <= min(a.last, b.last) for a, b in spans):
            return "not_concerned"
        return first_of([d for d in walked(FIRST, self.on + WARNED) if gathered(d) < 2], self.on)

    def accepted(self, accepted: dict[str, date], within: int) -> str:
        """Each holder accepts within so many days of the mandate, or of the season."""
        did = {person: day for person, day in accepted.items() if day <= self.on}

        def at_fault(seat: Span, one: Span, day: date) -> bool:
            since = max(seat.first, one.first, FIRST)
            late = day > since + DAY * within and did.get(one.id, date.max) > day
            return late and day in seat and day in one

        spans = [(seat, one) for seat in self.seats for one in self.mandates if one.of == seat.id]
        days = walked(FIRST, self.on + WARNED)
        bad = [day for day in days if any(at_fault(seat, one, day) for seat, one in spans)]
        sat = [
            one
            for seat, one in spans
            if max(seat.first, one.first) <= min(self.on, seat.last, one.last)
            and min(seat.last, one.last) >= FIRST
        ]
        now = {one.id for seat, one in spans if self.on in seat and self.on in one}
        kept = any(one.id in did for one in sat) and now <= did.keys()
        return first_of(bad, self.on, "kept" if kept else "not_concerned")

    def seated(self, presences: list[Span]) -> str:
        """Somebody each day for each institution that is present: that of the seat it names."""

        def empty(presence: Span, day: date) -> bool:
            mine = [seat for seat in self.seats if seat.id == presence.of]
            return day in presence and not any(self.held(seat, day) for seat in mine)

        if not presences:
            return "unknown"
        days = walked(FIRST, self.on + WARNED)
        bad = [day for day in days if any(empty(presence, day) for presence in presences)]
        begun = any(one.first <= self.on and one.last >= FIRST for one in presences)
        return first_of(bad, self.on, "kept" if begun else "not_concerned")


def first_of(bad: list[date], on: date, faultless: str = "kept") -> str:
    """What the first day at fault makes of a rule."""
    if bad:
        return "broken" if bad[0] <= on else "at_risk"
    return faultless


def of_size(holders_: list[Span], on: date, low: int) -> str:
    """At least so many persons hold an office, each day of the season."""

    def count(day: date) -> int:
        return len({one.id for one in holders_ if day in one})

    return first_of([day for day in walked(FIRST, on + WARNED) if count(day) < low], on)


def sitting(draw: Draw) -> Sitting:
    """Up to three seats, each with up to four mandates of three persons."""
    seats, mandates = [], []
    for n in range(draw.randrange(1, 4)):
        seat = draw.span(f"s{n}", "club")
        seats.append(seat)
        for _ in range(draw.randrange(5)):
            mandates.append(draw.span(f"p{draw.randrange(3)}", seat.id, seat.first))
    return Sitting(seats, mandates, draw.judged())


def topics_of(draw: Draw, sat: Sitting) -> list[tuple[str, date]]:
    """Topics of some of these seats."""
    days = [(seat.id, draw.day(FIRST, LAST, sat.on)) for seat in sat.seats]
    return [one for one in days if draw.random() < 0.7]


@dataclass(frozen=True)
class Themed:
    """A theme, the meetings of a body, and who came to those that were recorded."""

    sat: Sitting
    theme: Span
    meetings: list[tuple[date, bool]]
    came: list[tuple[int, str, str]]

    @property
    def facts(self) -> Facts:
        marks = {True: " recorded", False: ""}
        return {
            **self.sat.facts,
            "themes": [f"youth club {self.theme.told}"],
            "meetings": [
                f"m{n} club session {day}{marks[done]}"
                for n, (day, done) in enumerate(self.meetings)
            ],
            "attendances": [f"m{n} {seat} {person}" for n, seat, person in self.came],
        }

    def past(self) -> list[int]:
        """The meetings of the theme that took place; that of today, once it is recorded."""
        return [
            n
            for n, (day, done) in enumerate(self.meetings)
            if day in self.theme and (day < self.sat.on or (day == self.sat.on and done))
        ]

    def state(self, percent: int) -> str:
        if self.theme.first > self.sat.on or self.theme.last < FIRST:
            return "not_concerned"
        states = {self._seat(seat, percent) for seat in self.sat.seats}
        if "rare" in states:
            last = LAST if self.theme.last == date.max else self.theme.last
            over = last < self.sat.on or last == self.sat.on == LAST
            return "broken" if over else "at_risk"
        if any(not self.meetings[n][1] for n in self.past()):
            return "unknown"
        return "kept" if "often" in states else "not_concerned"

    def _seat(self, seat: Span, percent: int) -> str:
        mine = [n for n in self.past() if self.sat.held(seat, self.meetings[n][0])]
        recorded = [n for n in mine if self.meetings[n][1]]
        if len(mine) < 2 or not recorded:
            return ""
        came = len([n for n in recorded if self._came(n, seat)]) + len(mine) - len(recorded)
        return "rare" if 100 * came < percent * len(mine) else "often"

    def _came(self, meeting: int, seat: Span) -> bool:
        """Whether a holder of that day came."""
        held = self.sat.held(seat, self.meetings[meeting][0])
        return any((meeting, seat.id, person) in self.came for person in held)


def themed(draw: Draw) -> Themed:
    """A theme of the season, or nearly, and up to six meetings around it."""
    sat = sitting(draw)
    first = draw.day(FIRST, first=date(2026, 7, 1), days=300)
    theme = Span("youth", "club", first, draw.choice((date.max, first + DAY * draw.randrange(400))))
    days = sorted({draw.day(first, sat.on) for _ in range(draw.randrange(7))})
    meetings = [(day, day <= sat.on and draw.random() < 0.85) for day in days]
    came = [
        (n, seat.id, person)
        for n, (_, done) in enumerate(meetings)
        for seat in sat.seats
        for person in ("p0", "p1", "p2", "zoe")
        if done and draw.random() < 0.3
    ]
    return Themed(sat, theme, meetings, came)
