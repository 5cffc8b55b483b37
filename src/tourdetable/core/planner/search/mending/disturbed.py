"""What a change hits: the old dates that cannot stay, and the bodies to free, wider and wider."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from msgspec.structs import replace

from tourdetable.core.planner.judge.rules import GAP_RULES, TOGETHER_RULES, WEEK_RULES, Rule
from tourdetable.core.planner.judge.rules.calendar import count, lock
from tourdetable.core.planner.judge.rules.people import partial, quorum, unavail
from tourdetable.core.planner.judge.rules.people import seat as seat_rule
from tourdetable.core.planner.judge.rules.places import host, room
from tourdetable.core.planner.judge.verdict import Schedule
from tourdetable.core.planner.model.options import DateOptions, Masks
from tourdetable.core.planner.search.attendance import Chosen, attend
from tourdetable.core.planner.search.components import seated
from tourdetable.core.planner.search.mending.stays import moved_alone
from tourdetable.core.planner.search.rotation.hosting import receive
from tourdetable.core.planner.terms.bonds import tied_to
from tourdetable.core.planner.terms.grouping import ties
from tourdetable.core.planner.terms.instance import OPTIONAL, BodySpec, SeatSpec
from tourdetable.core.planner.terms.plan import Plan

PEOPLE_RULES: tuple[Rule, ...] = (unavail, seat_rule, quorum, partial, *WEEK_RULES)
"""Rules that people's diaries may break on dates that stay."""

WIDENINGS = 2


class Disturbed:
    """A plan's dates after the changes: `years` are each body's options now, `old` its dates."""

    def __init__(self, masks: Masks, before: Plan) -> None:
        self.masks, self.ground, self.before = masks, masks.ground, before
        bodies = self.ground.instance.bodies
        self.years: dict[str, DateOptions] = {body.id: masks.year(body) for body in bodies}
        self.old: dict[str, list[int]] = {body: [] for body in self.years}
        for meeting in sorted(before.meetings, key=lambda meeting: meeting.moment):
            self.old[meeting.body].append(masks.bit(meeting.date, meeting.part))

    @cached_property
    def expected(self) -> dict[tuple[str, str, int], str]:
        """Who was to come, by body, seat and bit."""
        found = {}
        for meeting in self.before.meetings:
            bit = self.masks.bit(meeting.date, meeting.part)
            for seat, person in meeting.attendees.items():
                found[meeting.body, seat, bit] = person
        return found

    def touched(self, chosen: Chosen) -> set[str]:
        """Who sits in a body whose dates change, or cannot come where they were to."""
        bodies = self.ground.instance.bodies
        found = seated(body for body in bodies if set(chosen[body.id]) != set(self.old[body.id]))
        when = {
            (body.id, seat.id, person): mask
            for body in bodies
            for seat in body.seats
            for person, mask in self.masks.coming(body, seat)
        }
        for (body, seat, bit), person in self.expected.items():
            if not when.get((body, seat, person), 0) >> bit & 1:
                found.add(person)
        return found

    @cached_property
    def stuck(self) -> dict[str, list[int]]:
        """By body, the old dates that cannot stay."""
        allowed = {body: year.mask for body, year in self.years.items()}
        return {b: [bit for bit in at if not allowed[b] >> bit & 1] for b, at in self.old.items()}

    @cached_property
    def least(self) -> int:
        """The meetings that cannot stay, whatever is done, but for those that have no successor."""
        bodies = [body for body in self.ground.instance.bodies if count.binds(self.ground, body.id)]
        fewer = sum(max(0, len(self.old[body.id]) - body.meetings) for body in bodies)
        return sum(map(len, self.stuck.values())) - fewer

    @cached_property
    def fewest(self) -> int:
        """The meetings that move, whatever is done: what each body that is hit must, even alone."""
        alone = (moved_alone(self.masks, self.years[body], self.old[body]) for body in self.hit)
        return max(0, self.least + sum(alone))

    @cached_property
    def hit(self) -> set[str]:
        """The bodies of which something must move."""
        return {body for body, at in self.stuck.items() if at} | self._unfit()

    def widening(self) -> Iterator[tuple[set[str], bool]]:
        """The bodies to free: those that are hit, then those next to them, then all."""
        everybody = set(self.old)
        freed = self.hit | self._short() | self._turned_away()
        yield freed, freed == everybody
        near = freed
        for _ in range(WIDENINGS):
            wider = self._wider(near)
            if wider not in (near, everybody):
                yield wider, False
            near = wider
        if freed != everybody:
            yield everybody, True

    def _unfit(self) -> set[str]:
        """The bodies whose old dates break a rule of their number, gaps, locks, rooms or bonds."""
        case = Schedule(self.ground, self.before)
        rules: tuple[Rule, ...] = (count, *GAP_RULES, lock, *TOGETHER_RULES, room)
        return {found.body for rule in rules for found in rule.judge(case) if found.body}

    def _short(self) -> set[str]:
        """The bodies whose people fall short on the old dates."""
        case, bodies = Schedule(self.ground, self.before), self.ground.instance.bodies
        broken = (found for rule in PEOPLE_RULES for found in rule.judge(case))
        if any(self.stuck.values()) or next(broken, None) is None:
            return set()
        short = set(attend(self.masks, bodies, self.old, thorough=False).short)
        return {body.id for body in bodies if short & seated([body])}

    def _turned_away(self) -> set[str]:
        """The bodies that no place receives on the old dates, though each has one that is open."""
        case = Schedule(self.ground, self.before)
        if next(host.judge(case), None) is None:
            return set()
        kept = {meeting.ref: meeting.host for meeting in self.before.meetings}
        hosts = receive(self.ground, sorted(kept, key=lambda ref: (ref.date, ref.part)), kept)
        meetings = [replace(one, host=hosts[one.ref]) for one in self.before.meetings]
        crowded = host.crowded(Schedule(self.ground, replace(self.before, meetings=meetings)))
        return {meeting.body for found in crowded for meeting in found.meetings}

    def _wider(self, near: set[str]) -> set[str]:
        """These bodies and those that share rooms with them, or people who owe their presence."""
        return self._sharing(
            near, lambda body: [seat for seat in body.seats if seat.rule != OPTIONAL]
        )

    def beside(self, freed: set[str]) -> set[str]:
        """These bodies and those that share rooms or anybody with them, or whose dates are tied."""
        instance = self.ground.instance
        tied = (tied_to(instance, body) for body in instance.bodies if body.id in freed)
        return self._sharing(freed, lambda body: body.seats).union(*tied)

    def _sharing(self, near: set[str], seats: Callable[[BodySpec], Sequence[SeatSpec]]) -> set[str]:
        """These bodies and those that share rooms with them, or who sits in these seats."""
        members: dict[tuple[str, str], set[str]] = {}
        for body in self.ground.instance.bodies:
            for tie in ties(body, seats(body), self.ground.shared_hosts):
                members.setdefault(tie, set()).add(body.id)
        return near.union(*(bodies for bodies in members.values() if bodies & near))
