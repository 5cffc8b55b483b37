"""Moving one meeting by hand: what each half-day of its season would cost, and which rules it would break.

Each time is judged by the rules themselves, on what a move touches only: the meeting, its body's year, and where its
people and its rooms are in the week that it leaves and the week that it joins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from msgspec.structs import replace

from tourdetable.core.planner.hand.placing import Placing
from tourdetable.core.planner.judge.charges import Charge, gap_charges, meeting_charges
from tourdetable.core.planner.judge.cost import date_cost, plan_cost, regularity_cost
from tourdetable.core.planner.judge.fairness import fairness
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules import JUDGES
from tourdetable.core.planner.judge.rules.calendar import lock
from tourdetable.core.planner.judge.rules.people import partial
from tourdetable.core.planner.judge.rules.places import room
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.days import AM, DAY, ORDER, PARTS, PM, week
from tourdetable.core.planner.terms.instance import PARTIAL, RULES, BodySpec, Instance, PinnedDate
from tourdetable.core.planner.terms.plan import FEASIBLE, Plan, PlannedMeeting
from tourdetable.core.words.phrase import Phrase, gettext_noop

OF_MEETING = (
    "date", "weekday", "part", "season", "blackout", "school", "host", "seat", "duty_both", "duty_holder",
)  # fmt: skip
OF_GAPS = ("gap_min", "gap_max", "tail")
OF_TURNS = ("duty_repeat", "lock")
OF_PEOPLE = ("one_place", "travel", "week_cap")
"""Rules that a move may break, by what they look at: all but `count`, and `unavail`, since nobody away is placed."""

WORKING_DAYS = 5
FROM_PAST = gettext_noop("%(body)s meets on %(day)s, which is past: that meeting does not move.")
TO_PAST = gettext_noop("%(body)s cannot meet on %(day)s any more: that day is past.")


@dataclass(frozen=True, slots=True)
class Option:
    """A time for a meeting: `change` of the whole plan's cost, `charges` that it adds, rules that it alone breaks."""

    date: date
    part: str
    change: int
    charges: tuple[Charge, ...] = ()
    violations: tuple[Violation, ...] = ()


def options(instance: Instance, plan: Plan, meeting: PlannedMeeting) -> tuple[Option, ...]:
    """Every morning and afternoon of the body's season, week-ends apart (whole days too for who meets all day)."""
    moving = _Moving(instance, plan, meeting)
    return tuple(moving.option(day, part) for day, part in _times(moving.body, meeting))


def moved(instance: Instance, plan: Plan, meeting: PlannedMeeting, day: date, part: str) -> Plan:
    """The plan with this meeting at another time, whatever that breaks; nothing else changes.

    Who comes, who receives and whose turn it is are kept where they can be. `bound` is kept while it bounds.
    """
    moving = _Moving(instance, plan, meeting)
    return _with(instance, plan, moving.body, moving.replaced(moving.placing.at(day, part)))


def _times(body: BodySpec, meeting: PlannedMeeting) -> Iterator[tuple[date, str]]:
    parts = PARTS if DAY in (*body.parts, meeting.part) else (AM, PM)
    for ordinal in range(body.season.first.toordinal(), body.season.last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if day.weekday() < WORKING_DAYS:
            yield from ((day, part) for part in parts)


def _with(
    instance: Instance, plan: Plan, body: BodySpec, meetings: Iterable[PlannedMeeting]
) -> Plan:
    order = {found.id: number for number, found in enumerate(instance.bodies)}
    ranged = tuple(sorted(meetings, key=lambda m: (m.date, ORDER[m.part], order[m.body])))
    cost = plan_cost(Schedule(Ground(instance), Plan(FEASIBLE, meetings=ranged)))
    mine = [meeting for meeting in ranged if meeting.body == body.id]
    fair = (
        {body.id: {duty: fairness(body, mine, duty) for duty in body.duties}}
        if body.id in plan.fairness
        else {}
    )
    bound = plan.bound if plan.bound is not None and plan.bound <= cost.total else None
    return Plan(FEASIBLE, cost, bound, ranged, {**plan.fairness, **fair}, seconds=plan.seconds)


@dataclass(frozen=True, slots=True)
class _Day:
    """What moving to a day does to the year's gaps: their cost, what it is for, the rules that they break."""

    regularity: int
    charges: tuple[Charge, ...]
    violations: tuple[Violation, ...]


class _Moving:
    """A meeting about to move, and what its move can touch."""

    def __init__(self, instance: Instance, plan: Plan, meeting: PlannedMeeting) -> None:
        self.at = plan.meetings.index(meeting)
        self.plan, self.meeting = plan, plan.meetings[self.at]
        self.body = next(body for body in instance.bodies if body.id == meeting.body)
        self.people = {person for seat in self.body.seats for person in seat.persons} | {
            *meeting.attendees.values()
        }
        self.ground = Ground(self._around(instance))
        self.alone = Ground(replace(instance, bodies=(self.body,), locks=self._pins(instance.locks),
                                    forbid=self._pins(instance.forbid)))  # fmt: skip
        self.mine = [m for m in plan.meetings if m.body == self.body.id]
        self.year = self._in_order(self.mine)
        self.placing = Placing(self.ground, self.meeting, [other for _, other in self._others])
        self._days: dict[date, _Day] = {}
        self.weeks: dict[int, list[tuple[int, PlannedMeeting]]] = {}
        for at, other in self._others:
            self.weeks.setdefault(week(other.date), []).append((at, other))

    def _pins(self, pins: Iterable[PinnedDate]) -> tuple[PinnedDate, ...]:
        return tuple(pin for pin in pins if pin.body == self.body.id)

    def _around(self, instance: Instance) -> Instance:
        """The bodies where the move can be felt: those of the same people, or of the same rooms."""
        attended = {
            m.body for m in self.plan.meetings if not self.people.isdisjoint(m.attendees.values())
        }
        near = tuple(body for body in instance.bodies if body.id in attended or self._is_near(body))
        return replace(
            instance,
            bodies=near,
            locks=self._pins(instance.locks),
            forbid=self._pins(instance.forbid),
        )

    def _is_near(self, body: BodySpec) -> bool:
        shares_room = body.room_pool is not None and body.room_pool == self.body.room_pool
        return body is self.body or shares_room

    @cached_property
    def _others(self) -> list[tuple[int, PlannedMeeting]]:
        """The other meetings of these bodies, each with its place in the plan, and only the people of this one."""
        found = []
        for at, other in enumerate(self.plan.meetings):
            if at != self.at and other.body in self.ground.bodies:
                come = {seat: who for seat, who in other.attendees.items() if who in self.people}
                found.append((at, replace(other, attendees=come)))
        return found

    @staticmethod
    def _in_order(meetings: Iterable[PlannedMeeting]) -> list[PlannedMeeting]:
        return sorted(meetings, key=lambda m: (m.date, ORDER[m.part]))

    def replaced(self, placed: PlannedMeeting) -> tuple[PlannedMeeting, ...]:
        """The plan's meetings, this one placed."""
        return (*self.plan.meetings[: self.at], placed, *self.plan.meetings[self.at + 1 :])

    # ---- One time

    def option(self, day: date, part: str) -> Option:
        """What it would be to meet then."""
        if (day, part) == (self.meeting.date, self.meeting.part):
            return Option(day, part, 0)
        placed = self.placing.at(day, part)
        here, on_day = tuple(meeting_charges(self.ground, self.body, day, part)), self._on(day)
        change = sum(charge.amount for charge in here) - self._date_cost + on_day.regularity
        return Option(
            day, part, change, here + on_day.charges, self._broken(placed, on_day.violations)
        )

    def _on(self, day: date) -> _Day:
        """What depends on the day alone: the year's gaps."""
        if day not in self._days:
            year = self._year(replace(self.meeting, date=day))
            days = [meeting.date for meeting in year]
            gaps = gap_charges(self.ground, self.body, days)
            self._days[day] = _Day(
                regularity_cost(self.ground, self.body, days) - self._regularity,
                tuple((Counter(gaps) - self._gap_charges).elements()),
                tuple(_judged(OF_GAPS, self.alone, year)),
            )
        return self._days[day]

    def _year(self, placed: PlannedMeeting) -> list[PlannedMeeting]:
        return self._in_order(placed if m is self.meeting else m for m in self.mine)

    @cached_property
    def _date_cost(self) -> int:
        return date_cost(self.ground, self.body, self.meeting.date, self.meeting.part)

    @cached_property
    def _regularity(self) -> int:
        return regularity_cost(self.ground, self.body, [meeting.date for meeting in self.year])

    @cached_property
    def _gap_charges(self) -> Counter[Charge]:
        return Counter(gap_charges(self.ground, self.body, [meeting.date for meeting in self.year]))

    # ---- Rules

    def _broken(self, placed: PlannedMeeting, gaps: Iterable[Violation]) -> tuple[Violation, ...]:
        """The rules that only break once the meeting is placed, each once, in the order of rules."""
        found = [*_judged(OF_MEETING, self.alone, [placed]), *gaps, *self._past(placed)]
        found += _judged(OF_TURNS, self.alone, self._year(placed))
        if self._part_time(placed) != self._part_time(self.meeting):
            found += _judged((partial.CODE,), self.alone, self._year(placed))
        found += self._of_week(placed)
        new = dict.fromkeys(violation for violation in found if violation not in self._before)
        return tuple(sorted(new, key=lambda violation: RULES.index(violation.rule)))

    def _part_time(self, placed: PlannedMeeting) -> set[str]:
        return {
            seat.id
            for seat in self.body.seats
            if seat.rule == PARTIAL and seat.id in placed.attendees
        }

    def _of_week(self, placed: PlannedMeeting) -> list[Violation]:
        """Only who is asked too much can break a rule, and only one that was broken can break otherwise."""
        joined = week(placed.date)
        people = (
            self.people
            if self._sore and joined == self._old_week
            else self.placing.asked_too_much(placed)
        )
        there = sorted([*self.weeks.get(joined, ()), (self.at, placed)], key=lambda found: found[0])
        found = (
            _judged(OF_PEOPLE, self.ground, [_only(people, m) for _, m in there]) if people else []
        )
        if self.body.room_pool is not None:
            days = {placed.date, self.meeting.date}
            same = [m for _, m in there if m.date in days]
            found += _judged((room.CODE,), self.ground, same)
        return found if joined == self._old_week else [*found, *self._left_behind]

    @cached_property
    def _old_week(self) -> int:
        return week(self.meeting.date)

    @cached_property
    def _sore(self) -> bool:
        """Whether a rule is broken already in the week that the meeting leaves."""
        there = sorted(
            [*self.weeks.get(self._old_week, ()), (self.at, self.meeting)],
            key=lambda found: found[0],
        )
        return bool(
            _judged((*OF_PEOPLE, room.CODE), self.ground, [meeting for _, meeting in there])
        )

    @cached_property
    def _left_behind(self) -> list[Violation]:
        """What is still wrong in the week that the meeting leaves."""
        there = [other for _, other in self.weeks.get(self._old_week, ())]
        return _judged((*OF_PEOPLE, room.CODE), self.ground, there) if self._sore else []

    @cached_property
    def _before(self) -> frozenset[Violation]:
        """What the plan breaks already, that a move could seem to break."""
        mine = [meeting for meeting in self.plan.meetings if meeting.body in self.ground.bodies]
        found = _judged((*OF_MEETING, *OF_GAPS, *OF_TURNS, partial.CODE), self.alone, self.year)
        return frozenset([*found, *_judged((*OF_PEOPLE, room.CODE), self.ground, mine)])

    def _past(self, placed: PlannedMeeting) -> Iterator[Violation]:
        """Nothing before `today` moves, and nothing moves there, but for what is locked."""
        today = self.ground.instance.today
        if today is None or self.ground.left.drops(lock.CODE, body=self.body.id):
            return
        pinned = any(
            lock.is_pin(pin, self.body.id, placed.date, placed.part)
            for pin in self.alone.instance.locks
        )
        gone = [(FROM_PAST, self.meeting.date, False), (TO_PAST, placed.date, pinned)]
        for source, day, forgiven in gone:
            if day < today and not forgiven:
                article = self.ground.instance.article(lock.CODE, self.body.id)
                words = Phrase(source, body=self.body.id, day=day)
                yield Violation(lock.CODE, words, self.body.id, article=article)


def _only(people: set[str], meeting: PlannedMeeting) -> PlannedMeeting:
    return replace(
        meeting, attendees={seat: who for seat, who in meeting.attendees.items() if who in people}
    )


def _judged(
    rules: Iterable[str], ground: Ground, meetings: Sequence[PlannedMeeting]
) -> list[Violation]:
    case = Schedule(ground, Plan(FEASIBLE, meetings=tuple(meetings)))
    return [violation for rule in rules for violation in JUDGES[rule](case)]
