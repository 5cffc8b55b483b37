"""What was done for each function that a charter gives to its bodies, day by day (ITC-04).

A function is counted, never judged: an article judges, if it wants, some of the same facts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tourdetable.core.charter.facts.parts import CutRecord
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import OF_MEETINGS, FunctionKind

OF_POINTS = "points."
"""How what counts points of agendas begins."""


@dataclass(frozen=True, slots=True)
class HeldPoint:
    """A point of the agenda of a meeting (by its id) that took place, and what it was for; no fact
    of the charter, which judges none."""

    id: str
    body: str
    meeting: str
    on: date
    title: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that counts: its code (`topics`, `meetings.session`, `points.inform`), its id, the
    body that it is of, its day, the meeting where it was done, if any, and what it is called."""

    code: str
    id: str
    body: str
    on: date
    meeting: str | None = None
    title: str = ""


@dataclass(frozen=True)
class FunctionDone:
    """A function, what was done for it in the order of days, and what counts that nobody keeps."""

    function: FunctionKind
    done: tuple[Done, ...]
    unkept: tuple[str, ...]

    @property
    def is_unknown(self) -> bool:
        """Whether nothing that counts for it is kept."""
        return len(self.unkept) == len(self.function.counts)

    def without(self, meetings: Collection[str]) -> FunctionDone:
        """The same, without what was done at some meetings."""
        return replace(self, done=tuple(one for one in self.done if one.meeting not in meetings))

    def in_month(self, month: tuple[int, int]) -> tuple[Done, ...]:
        """What was done in a month: its year and number."""
        return tuple(one for one in self.done if (one.on.year, one.on.month) == month)


def functions_done(
    functions: Iterable[FunctionKind],
    facts: CutRecord,
    points: Iterable[HeldPoint],
    *,
    within: Period,
    bodies: Mapping[str, str],
) -> tuple[FunctionDone, ...]:
    """What some bodies (id → kind) did for each of these functions, on these days."""
    every = [*points]
    return tuple(one_done(function, facts, every, within, bodies) for function in functions)


def one_done(
    function: FunctionKind,
    facts: CutRecord,
    points: list[HeldPoint],
    within: Period,
    bodies: Mapping[str, str],
) -> FunctionDone:
    mine = {b for b, kind in bodies.items() if not function.bodies or kind in function.bodies}
    found = [one for body in mine if body in facts.parts for one in of_part(function, facts, body)]
    found += [
        Done(OF_POINTS + point.purpose, point.id, point.body, point.on, point.meeting, point.title)
        for point in points
        if point.body in mine and OF_POINTS + point.purpose in function.counts
    ]
    there = [one for one in found if within.first <= one.on <= within.last]
    done = tuple(sorted(there, key=lambda one: (one.on, one.code, one.id)))
    return FunctionDone(function, done, tuple(unkept(function, facts.shared)))


def unkept(function: FunctionKind, shared: Record) -> Iterator[str]:
    """The codes that count for it and that nobody keeps."""
    for code in function.counts:
        kind = code.partition(".")[0]
        if kind != "points" and (getattr(shared, kind) is None or kind in shared.unkept):
            yield code


def of_part(function: FunctionKind, facts: CutRecord, body: str) -> Iterator[Done]:
    """What the facts of one body say was done for a function."""
    part = facts.parts[body]
    days = {meeting.id: meeting.on for meeting in part.meetings if not meeting.cancelled}
    for code in function.counts:
        if code.startswith(OF_MEETINGS):
            yield from of_meetings(code, part, body)
        elif code in DATED:
            yield from dated(code, part, body, days)


def of_meetings(code: str, part: Record, body: str) -> Iterator[Done]:
    kind = code.removeprefix(OF_MEETINGS)
    for one in part.meetings:
        if (one.kind, one.body) == (kind, body) and not one.cancelled:
            yield Done(code, one.id, body, one.on, one.id, one.title)


def dated(code: str, part: Record, body: str, days: Mapping[str, date]) -> Iterator[Done]:
    """The facts of a kind that have a day: what is only planned, or was not held, has none."""
    day_of = DATED[code]
    for fact in getattr(part, code) or ():
        if day := day_of(fact, days):
            title, meeting = getattr(fact, "title", ""), getattr(fact, "meeting", None)
            yield Done(code, fact.id, body, day, meeting, title)


def own_day(fact: Any, _days: Mapping[str, date]) -> date | None:
    found: date = fact.on
    return found


def day_of_meeting(fact: Any, days: Mapping[str, date]) -> date | None:
    return days.get(fact.meeting)


def day_decided(fact: Any, days: Mapping[str, date]) -> date | None:
    return days.get(fact.meeting) if fact.is_decided else None


def day_delivered(fact: Any, _days: Mapping[str, date]) -> date | None:
    found: date | None = fact.delivered_on
    return found


def day_circulated(fact: Any, _days: Mapping[str, date]) -> date | None:
    found: date | None = fact.circulated_on
    return found


DATED: Mapping[str, Callable[[Any, Mapping[str, date]], date | None]] = {
    **dict.fromkeys(("topics", "experience_reports", "watch_items", "tools"), own_day),
    **dict.fromkeys(("practice_sheets", "relays", "referrals", "diagnoses"), own_day),
    "invitations": own_day,
    "guests": day_of_meeting,
    "decisions": day_decided,
    "deliverables": day_delivered,
    "minutes": day_circulated,
}
"""Kinds of facts that count, and the day of each."""
