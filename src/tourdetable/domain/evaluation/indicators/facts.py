"""The facts of a network over a period, looked up as indicators need them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.facts.record import BodyFact, MeetingFact, Record, SeatFact
from tourdetable.core.charter.judge.evaluate import scope
from tourdetable.core.charter.terms.days import FOREVER, Period
from tourdetable.core.charter.terms.model import Charter, Rule, SeatKind


@dataclass(frozen=True)
class DueTask:
    """Something to do because of a decision: when it was due, and when it was done, if it was."""

    decision: str
    id: str
    body: str
    title: str
    due: date
    done_on: date | None


@dataclass(frozen=True)
class RecordedDecision:
    """What a body decided, at a meeting or by a consultation: how it ended, and whether somebody
    sees to it once adopted."""

    id: str
    body: str
    title: str
    on: date
    outcome: str
    adopted: bool
    owned: bool


@dataclass(frozen=True)
class ObjectionLine:
    """An objection that a seat raised, and whether it was lifted."""

    decision: str
    id: str
    body: str
    seat: str
    title: str
    on: date
    lifted: bool


@dataclass(frozen=True)
class Beside:
    """What is read beside the facts of the charter: the hours of each meeting by its id, what is to
    be done, decisions, objections."""

    hours: Mapping[str, float]
    tasks: tuple[DueTask, ...] = ()
    decisions: tuple[RecordedDecision, ...] = ()
    objections: tuple[ObjectionLine, ...] = ()


NOTHING_BESIDE = Beside({})


@dataclass(frozen=True)
class RuleOf:
    """A rule of the charter, and the kinds of bodies that it is for."""

    rule: Rule
    bodies: frozenset[str]

    @cached_property
    def parameters(self) -> Any:
        """Its parameters, as its check takes them."""
        return self.rule.typed(CHECKS[self.rule.check].typed)

    def covers(self, kind: str, meeting: MeetingFact) -> bool:
        """Whether a meeting of a body of this kind falls under it."""
        return kind in self.bodies and (
            not self.rule.meetings or meeting.kind in self.rule.meetings
        )


@dataclass(frozen=True)
class Evaluated:
    """A network over the days `within`, as it is known on the day `today`."""

    charter: Charter
    record: Record
    within: Period
    today: date
    beside: Beside = NOTHING_BESIDE

    def keeps(self, kind: str) -> bool:
        """Whether somebody keeps the facts of a kind."""
        return getattr(self.record, kind) is not None and kind not in self.record.unkept

    @property
    def last(self) -> date:
        """The last day that has come."""
        return min(self.within.last, self.today)

    def has(self, on: date | None) -> bool:
        """Whether a day is in the period, and has come."""
        return on is not None and self.within.first <= on <= self.last

    def lives(self, body: BodyFact) -> bool:
        """Whether a body exists on a day of the period that has come."""
        return body.starts <= self.last and self.within.first <= (body.ends or FOREVER)

    @property
    def begun(self) -> bool:
        """Whether a body lived in the period: before that, nothing is compared with anything."""
        return any(map(self.lives, self.record.bodies))

    def rules(self, check: str) -> list[RuleOf]:
        """The rules of a check."""
        rules = (rule for article in self.charter.articles for rule in article.rules)
        words = self.charter.vocabulary
        return [RuleOf(rule, scope(rule, words)) for rule in rules if rule.check == check]

    @cached_property
    def bodies(self) -> Mapping[str, BodyFact]:
        """By id."""
        return {one.id: one for one in self.record.bodies}

    @cached_property
    def body_kinds(self) -> Mapping[str, str]:
        """Body → its kind."""
        return {one.id: one.kind for one in self.record.bodies}

    @cached_property
    def calendar(self) -> Mapping[str, list[MeetingFact]]:
        """The meetings of each body that were held until the last day, in order."""
        found = defaultdict[str, list[MeetingFact]](list)
        for one in sorted(self.record.meetings, key=lambda m: (m.on, m.id)):
            if not one.cancelled and one.on <= self.last:
                found[one.body].append(one)
        return found

    @property
    def held(self) -> Iterator[MeetingFact]:
        """The meetings held in the period."""
        for meetings in self.calendar.values():
            yield from (one for one in meetings if self.has(one.on))

    @cached_property
    def meetings(self) -> Mapping[str, MeetingFact]:
        """By id."""
        return {one.id: one for one in self.record.meetings}

    @cached_property
    def seats(self) -> Mapping[str, SeatFact]:
        """By id."""
        return {one.id: one for one in self.record.seats}

    @cached_property
    def standing(self) -> Mapping[str, list[SeatFact]]:
        """The standing seats of each body."""
        found = defaultdict[str, list[SeatFact]](list)
        for one in self.record.seats:
            if one.kind == SeatKind.STANDING:
                found[one.body].append(one)
        return found

    @cached_property
    def mandates(self) -> Mapping[str, list[tuple[date, date]]]:
        """The days on which somebody holds each seat."""
        found = defaultdict[str, list[tuple[date, date]]](list)
        for one in self.record.mandates:
            found[one.seat].append((one.starts, one.ends or FOREVER))
        return found

    def is_held(self, seat: SeatFact, on: date) -> bool:
        """Whether a seat exists that day, and somebody holds it."""
        if not seat.starts <= on <= (seat.ends or FOREVER):
            return False
        return any(first <= on <= last for first, last in self.mandates[seat.id])

    def expected(self, meeting: MeetingFact) -> frozenset[str]:
        """The seats that are expected at a meeting: standing, and held that day."""
        every = self.standing[meeting.body]
        return frozenset(one.id for one in every if self.is_held(one, meeting.on))

    @cached_property
    def sitting(self) -> Mapping[str, frozenset[str]]:
        """The standing seats of each body that somebody held on a day of the period."""
        return {
            body: frozenset(one.id for one in seats if self.sat(one))
            for body, seats in self.standing.items()
        }

    def sat(self, seat: SeatFact) -> bool:
        """Whether somebody held a seat on a day of the period."""
        first = max(self.within.first, seat.starts)
        last = min(self.last, seat.ends or FOREVER)
        return any(max(first, a) <= min(last, b) for a, b in self.mandates[seat.id])

    def in_body(self, body: str) -> frozenset[str]:
        """The seats of a body that were held in the period."""
        return self.sitting.get(body, frozenset())

    @cached_property
    def came(self) -> Mapping[str, set[str]]:
        """Meeting → the seats for which somebody came."""
        found = defaultdict[str, set[str]](set)
        for one in self.record.attendances:
            found[one.meeting].add(one.seat)
        return found

    @property
    def recorded(self) -> Iterator[MeetingFact]:
        """The meetings held in the period of which somebody recorded who came."""
        return (one for one in self.held if one.attendance_recorded is True)

    def recorded_in(self, body: str) -> Iterator[MeetingFact]:
        """Those of one body."""
        every = (one for one in self.calendar[body] if self.has(one.on))
        return (one for one in every if one.attendance_recorded is True)
