"""Delta evaluation of a move by hand: what each half-day would cost, which rules it would break.

Each time is judged by the rules themselves, on what a move touches only: the meeting, its body's
year, and where its people and its rooms are in the week that it leaves and the week that it joins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from msgspec.structs import replace

from tourdetable.core.planner.hand.placing import Placing
from tourdetable.core.planner.judge.charges import (
    Charge,
    gap_charges,
    meeting_charges,
    plan_cost,
    total,
)
from tourdetable.core.planner.judge.fairness import fairness
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules import (
    GAP_RULES,
    MEETING_RULES,
    TOGETHER_RULES,
    WEEK_RULES,
    YEAR_RULES,
    Rule,
)
from tourdetable.core.planner.judge.rules.calendar import lock
from tourdetable.core.planner.judge.rules.people import partial
from tourdetable.core.planner.judge.rules.places import host, room
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.search.assembly import in_order
from tourdetable.core.planner.search.components import seated
from tourdetable.core.planner.terms.bonds import tied_to
from tourdetable.core.planner.terms.days import AM, DAY, PARTS, PM, week
from tourdetable.core.planner.terms.grouping import ties
from tourdetable.core.planner.terms.instance import PARTIAL, RULES, BodySpec, Instance
from tourdetable.core.planner.terms.plan import FEASIBLE, Plan, PlannedMeeting
from tourdetable.core.words.phrase import Phrase, gettext_noop

WORKING_DAYS = 5
FROM_PAST = gettext_noop("%(body)s meets on %(day)s, which is past: that meeting does not move.")
TO_PAST = gettext_noop("%(body)s cannot meet on %(day)s any more: that day is past.")


@dataclass(frozen=True, slots=True)
class Option:
    """A time for a meeting: `change` of the plan's cost, `charges` added, rules it alone breaks."""

    date: date
    part: str
    change: int
    charges: tuple[Charge, ...] = ()
    violations: tuple[Violation, ...] = ()


def options(instance: Instance, plan: Plan, meeting: PlannedMeeting) -> tuple[Option, ...]:
    """Every half-day of the body's season but week-ends; whole days for who meets all day."""
    moving = _Moving(instance, plan, meeting)
    return tuple(moving.option(day, part) for day, part in _times(moving.body, meeting))


def moved(instance: Instance, plan: Plan, meeting: PlannedMeeting, day: date, part: str) -> Plan:
    """The plan with this meeting at another time, whatever that breaks; nothing else changes.

    Who comes, who receives and whose turn it is are kept where they can be. `bound` is kept while
    it bounds.
    """
    moving = _Moving(instance, plan, meeting)
    meetings = in_order(instance, moving.with_placed(moving.placing.at(day, part)))
    changed = Plan(FEASIBLE, meetings=meetings, fairness=plan.fairness, seconds=plan.seconds)
    cost = plan_cost(Ground(instance), changed)
    bound = plan.bound if plan.bound is not None and plan.bound <= cost.total else None
    even = dict(plan.fairness)
    if meeting.body in even:
        mine = [other for other in meetings if other.body == meeting.body]
        even[meeting.body] = fairness(moving.body, mine)
    return replace(changed, cost=cost, bound=bound, fairness=even)


def _times(body: BodySpec, meeting: PlannedMeeting) -> Iterator[tuple[date, str]]:
    parts = PARTS if DAY in (*body.parts, meeting.part) else (AM, PM)
    for ordinal in range(body.season.first.toordinal(), body.season.last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if day.weekday() < WORKING_DAYS:
            yield from ((day, part) for part in parts)


def _around(instance: Instance, plan: Plan, body: BodySpec, people: set[str]) -> Instance:
    """The bodies where a move can be felt: of the same people, rooms or hosts, or related."""
    near = {m.body for m in plan.meetings if not people.isdisjoint(m.attendees.values())}
    near |= {body.id, *tied_to(instance, body)}
    hosts = Ground(instance).shared_hosts
    mine = set(ties(body, (), hosts))
    near |= {other.id for other in instance.bodies if not mine.isdisjoint(ties(other, (), hosts))}
    return _part_of(instance, [other for other in instance.bodies if other.id in near], body)


def _part_of(instance: Instance, bodies: Iterable[BodySpec], pinned: BodySpec) -> Instance:
    """The instance of these bodies, with the bans of one."""
    found = tuple(bodies)
    names = {body.id for body in found}
    return replace(
        instance,
        bodies=found,
        locks=tuple(pin for pin in instance.locks if pin.body in names),
        forbid=tuple(pin for pin in instance.forbid if pin.body == pinned.id),
        relations=tuple(one for one in instance.relations if {one.first, one.second} <= names),
    )


class _Moving:
    """A meeting about to move, the bodies around it (`ground`) and its own body `alone`."""

    def __init__(self, instance: Instance, plan: Plan, meeting: PlannedMeeting) -> None:
        self.at = plan.meetings.index(meeting)
        self.plan, self.meeting = plan, meeting
        self.body = next(body for body in instance.bodies if body.id == meeting.body)
        self.people = seated([self.body]).union(meeting.attendees.values())
        self.ground = Ground(_around(instance, plan, self.body, self.people))
        self.alone = Ground(_part_of(instance, [self.body], self.body))
        self.others = self._others()
        self.placing = Placing(self.ground, meeting, self.others.values())
        self.year = self._year(meeting)

    def _others(self) -> dict[int, PlannedMeeting]:
        """The other meetings around, by place in the plan, with the people of this one only."""
        found = {}
        for at, other in enumerate(self.plan.meetings):
            if at != self.at and other.body in self.ground.bodies:
                found[at] = _only(self.people, other)
        return found

    def with_placed(self, placed: PlannedMeeting) -> tuple[PlannedMeeting, ...]:
        """The plan's meetings, this one placed."""
        return (*self.plan.meetings[: self.at], placed, *self.plan.meetings[self.at + 1 :])

    # ---- One time

    def option(self, day: date, part: str) -> Option:
        """What it would be to meet then."""
        if (day, part) == (self.meeting.date, self.meeting.part):
            return Option(day, part, 0)
        placed = self.placing.at(day, part)
        year = self._year(placed)
        here = tuple(meeting_charges(self.ground, self.body, placed))
        gaps = Counter(gap_charges(self.ground, self.body, [meeting.date for meeting in year]))
        change = total(here) + total(gaps.elements()) - self._cost
        added = (gaps - self._gap_charges).elements()
        return Option(day, part, change, (*here, *added), self._broken(placed, year))

    def _year(self, placed: PlannedMeeting) -> list[PlannedMeeting]:
        """The body's meetings in order, this one placed."""
        mine = [meeting for meeting in self.with_placed(placed) if meeting.body == self.body.id]
        return sorted(mine, key=lambda meeting: meeting.moment)

    @cached_property
    def _cost(self) -> int:
        """What the meeting's date and the year's gaps cost as they are."""
        here = meeting_charges(self.ground, self.body, self.meeting)
        return total(here) + total(self._gap_charges.elements())

    @cached_property
    def _gap_charges(self) -> Counter[Charge]:
        return Counter(gap_charges(self.ground, self.body, [meeting.date for meeting in self.year]))

    # ---- Rules

    def _broken(
        self, placed: PlannedMeeting, year: Sequence[PlannedMeeting]
    ) -> tuple[Violation, ...]:
        """The rules that break only once the meeting is placed, each once, in their order."""
        found = [*_judged(MEETING_RULES, self.alone, [placed]), *self._past(placed)]
        found += _judged((*GAP_RULES, *YEAR_RULES), self.alone, year)
        if self._part_time(placed) != self._part_time(self.meeting):
            found += _judged((partial,), self.alone, year)
        found += [*self._in_week(placed), *self._beside(placed)]
        if week(placed.date) != self._old_week:
            found += self._left_behind
        new = dict.fromkeys(violation for violation in found if violation not in self._before)
        return tuple(sorted(new, key=lambda violation: RULES.index(violation.rule)))

    def _part_time(self, placed: PlannedMeeting) -> set[str]:
        seats = {seat.id for seat in self.body.seats if seat.rule == PARTIAL}
        return seats & set(placed.attendees)

    def _in_week(self, placed: PlannedMeeting) -> list[Violation]:
        """What the week of a placed meeting breaks.

        Only who is asked too much can break a rule, and only a broken one can break otherwise.
        """
        number = week(placed.date)
        people = self.placing.overbooked(placed)
        if number == self._old_week and self._sore:
            people = self.people
        there = self._week(number, placed)
        found = []
        if people:
            found = _judged(WEEK_RULES, self.ground, [_only(people, m) for m in there])
        if self._shares_places:
            days = {placed.date, self.meeting.date}
            same = [meeting for meeting in there if meeting.date in days]
            found += self._crowded(same)
        return found

    @cached_property
    def _shares_places(self) -> bool:
        """Whether the body's rooms or hosts are others' too."""
        shared = any(one.id in self.ground.shared_hosts for one in self.body.hosts)
        return shared or self.body.room_pool is not None

    def _crowded(self, meetings: Sequence[PlannedMeeting]) -> list[Violation]:
        """What these meetings ask too much of rooms and hosts."""
        case = Schedule(self.ground, Plan(FEASIBLE, meetings=tuple(meetings)))
        return [*room.judge(case), *host.crowded(case)]

    def _beside(self, placed: PlannedMeeting) -> list[Violation]:
        """What the dates of other bodies break beside a placed meeting."""
        if not tied_to(self.ground.instance, self.body):
            return []
        return _judged(TOGETHER_RULES, self.ground, [*self.others.values(), placed])

    def _week(self, number: int, placed: PlannedMeeting | None = None) -> list[PlannedMeeting]:
        """The meetings of a week in the order of the plan, this one placed or left out."""
        there = self._by_week.get(number, {})
        if placed is None:
            return list(there.values())
        return [meeting for _, meeting in sorted({**there, self.at: placed}.items())]

    @cached_property
    def _by_week(self) -> dict[int, dict[int, PlannedMeeting]]:
        found: dict[int, dict[int, PlannedMeeting]] = {}
        for at, other in self.others.items():
            found.setdefault(week(other.date), {})[at] = other
        return found

    @cached_property
    def _old_week(self) -> int:
        return week(self.meeting.date)

    @cached_property
    def _sore(self) -> bool:
        """Whether a rule is broken already in the week that the meeting leaves."""
        there = self._week(self._old_week, self.meeting)
        return bool([*_judged(WEEK_RULES, self.ground, there), *self._crowded(there)])

    @cached_property
    def _left_behind(self) -> list[Violation]:
        """What is still wrong in the week that the meeting leaves."""
        there = self._week(self._old_week)
        return [*_judged(WEEK_RULES, self.ground, there), *self._crowded(there)]

    @cached_property
    def _before(self) -> frozenset[Violation]:
        """What the plan breaks already, that a move could seem to break."""
        mine = [meeting for meeting in self.plan.meetings if meeting.body in self.ground.bodies]
        found = _judged((*MEETING_RULES, *GAP_RULES, *YEAR_RULES, partial), self.alone, self.year)
        found += self._beside(self.meeting)
        found += [*_judged(WEEK_RULES, self.ground, mine), *self._crowded(mine)]
        return frozenset(found)

    def _past(self, placed: PlannedMeeting) -> Iterator[Violation]:
        """Nothing before `today` moves, and nothing moves there, but for what is locked."""
        today = self.ground.instance.today
        if today is None or not lock.binds(self.ground, self.body.id):
            return
        if self.meeting.date < today:
            yield self._locked(FROM_PAST, self.meeting.date)
        if placed.date < today and not any(
            lock.is_pin(pin, *placed.ref) for pin in self.alone.instance.locks
        ):
            yield self._locked(TO_PAST, placed.date)

    def _locked(self, source: str, day: date) -> Violation:
        words = Phrase(source, body=self.body.id, day=day)
        return Schedule(self.alone, self.plan).broken(lock.CODE, words, self.body.id)


def _only(people: set[str], meeting: PlannedMeeting) -> PlannedMeeting:
    coming = {seat: who for seat, who in meeting.attendees.items() if who in people}
    return replace(meeting, attendees=coming)


def _judged(
    rules: Iterable[Rule], ground: Ground, meetings: Sequence[PlannedMeeting]
) -> list[Violation]:
    case = Schedule(ground, Plan(FEASIBLE, meetings=tuple(meetings)))
    return [violation for rule in rules for violation in rule.judge(case)]
