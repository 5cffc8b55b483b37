"""A plan judged rule by rule: the sound year of `tiny`, changed in one thing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.core.planner.tiny import Json, small, small_plan
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules import DayRule
from tourdetable.core.planner.judge.universe import in_words, universe
from tourdetable.core.planner.judge.verdict import Violation
from tourdetable.core.planner.terms.masks import DayMasks, bits
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.planner.wire.plan_json import read_plan

FIRST, SECOND = "CLUB 2027-02-11 AM", "CLUB 2027-04-15 AM"
"""The two meetings of CLUB."""


class Judged:
    """A year and a plan that one thing sets apart from a sound one."""

    def __init__(self) -> None:
        self.year, self.plan = small(), small_plan()
        self.club: Json = self.year["bodies"][0]
        self.group: Json = self.year["bodies"][1]
        self.first: Json = self.plan["meetings"][0]
        self.second: Json = self.plan["meetings"][2]
        self.of_group: Json = self.plan["meetings"][1]

    def violations(self) -> tuple[Violation, ...]:
        """What the plan breaks."""
        instance = read_instance(self.year)
        return check(instance, read_plan(self.plan, instance)).violations

    def broken(self) -> list[str]:
        """The rules that the plan breaks."""
        return [violation.rule for violation in self.violations()]

    def said(self) -> list[str]:
        """What the plan breaks, in words."""
        return [str(violation.words) for violation in self.violations()]

    def about(self) -> list[list[str]]:
        """The meetings of each violation."""
        return [
            [f"{ref.body} {ref.date} {ref.part}" for ref in violation.meetings]
            for violation in self.violations()
        ]

    def named(self) -> list[str]:
        """What each violation is about: body, seat, person, room, then the meetings."""
        return [
            " ".join(filter(None, (found.rule, found.body, found.seat, found.person, found.room)))
            + "".join(f", {ref.date} {ref.part}" for ref in found.meetings)
            for found in self.violations()
        ]

    def ground(self) -> Ground:
        """The year as rules ask of it."""
        return Ground(read_instance(self.year))

    def without(self, **leave: str) -> list[str]:
        """The rules that the plan breaks when one is left out."""
        self.year["relax"] = [leave]
        found = self.broken()
        del self.year["relax"]
        return found

    def rules(self, code: str) -> list[str]:
        """A rule in words, each time that it may be left out."""
        instance = read_instance(self.year)
        found = universe(Ground(instance), instance.bodies)
        return [str(in_words(instance, leave).words) for leave in found if leave.rule == code]

    def days(self, rule: DayRule, body: str = "CLUB") -> tuple[set[str], set[str]]:
        """The days and parts that a rule leaves to a body: by its mask, and one by one."""
        instance = read_instance(self.year)
        ground, days = Ground(instance), DayMasks(instance)
        spec = ground.bodies[body]
        masked = bits(rule.mask(ground, days, spec) & days.every)
        every = [days.when(bit) for bit in bits(days.every)]
        allowed = [when for when in every if rule.allows(ground, spec, *when)]
        return _written(map(days.when, masked)), _written(allowed)


def _written(times: Iterable[tuple[date, str]]) -> set[str]:
    return {f"{day} {part}" for day, part in times}
