"""An instance as rules ask of it: which days are what, who is away, what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from math import dist
from typing import TypeVar

from tourdetable.core.planner.terms.days import TOUCHING
from tourdetable.core.planner.terms.instance import BodySpec, Instance, Leave

T = TypeVar("T")
Key = tuple[str | None, ...]


class Left:
    """The rules to leave out."""

    def __init__(self, leaves: Iterable[Leave]) -> None:
        self._keys: dict[str, dict[tuple[bool, ...], set[Key]]] = {}
        for leave in leaves:
            key: Key = (leave.body, leave.seat, leave.person, leave.room)
            named = tuple(what is not None for what in key)
            self._keys.setdefault(leave.rule, {}).setdefault(named, set()).add(key)

    def touches(self, rule: str) -> bool:
        """Whether a rule is left out for anything at all."""
        return rule in self._keys

    def drops(
        self,
        rule: str,
        body: str | None = None,
        seat: str | None = None,
        person: str | None = None,
        room: str | None = None,
    ) -> bool:
        """Whether a rule is left out here: all that the leave names must be what is asked about."""
        if rule not in self._keys:
            return False
        asked = (body, seat, person, room)
        return any(
            tuple(what if name else None for what, name in zip(asked, named, strict=True)) in keys
            for named, keys in self._keys[rule].items()
        )


Parts = frozenset[tuple[T, str]]
"""Parts of days or of weekdays."""

Absences = tuple[Parts[date], Parts[int]]
"""When somebody is away, by date then by weekday."""


class Ground:
    """What rules ask of an instance, answered quickly."""

    def __init__(self, instance: Instance, leaves: Iterable[Leave] = ()) -> None:
        self.instance = instance
        self.left = Left((*instance.relax, *leaves))
        self.holidays = frozenset(instance.calendar.public_holidays)
        self.bridges = frozenset(instance.calendar.bridges)
        self.bodies = {body.id: body for body in instance.bodies}
        self.persons = {person.id: person for person in instance.persons}
        self.rooms = {room.id: room for room in instance.room_pools}
        self._away: dict[str, Absences] = {}
        self._reluctant: dict[str, Parts[date]] = {}

    @cached_property
    def shared_hosts(self) -> Mapping[str, int]:
        """How many meetings at once each host receives, among those that several bodies name."""
        named, limits = Counter[str](), dict[str, int]()
        for body in self.bodies.values():
            bound = not self.left.drops("host", body.id)
            for host in body.hosts:
                named[host.id] += bound
                if host.rooms is not None:
                    limits[host.id] = min(host.rooms, limits.get(host.id, host.rooms))
        return {host: most for host, most in limits.items() if named[host] > 1}

    def spares(self, rule: str, body: str, person: str) -> bool:
        """Whether a rule is left out for somebody in every seat that they have in a body."""
        if not self.left.touches(rule):
            return False
        seats = [seat.id for seat in self.bodies[body].seats if person in seat.persons]
        return all(self.left.drops(rule, body, seat, person) for seat in seats)

    def zones_on_holiday(self, body: BodySpec, day: date) -> list[str]:
        """Those of the body's zones whose schools are closed."""
        spans = self.instance.calendar.school_holidays
        return [zone for zone in body.zones if any(day in span for span in spans.get(zone, ()))]

    def free(self, person: str, day: date, part: str) -> bool:
        """Whether a person is there, by their week and their absences alone."""
        days, weekly = self._absences(person)
        weekday = day.weekday()
        return not any((day, one) in days or (weekday, one) in weekly for one in TOUCHING[part])

    def reluctant(self, person: str, day: date, part: str) -> bool:
        """Whether a person would come only if need be."""
        if person not in self._reluctant:
            who = self.persons.get(person)
            self._reluctant[person] = frozenset(who.if_need_be if who else ())
        return any((day, one) in self._reluctant[person] for one in TOUCHING[part])

    def _absences(self, person: str) -> Absences:
        if person not in self._away:
            who = self.persons[person]
            self._away[person] = frozenset(who.unavail), frozenset(who.weekly_off)
        return self._away[person]

    def too_far(self, one: str, other: str) -> bool:
        """Whether one person cannot go from one body's place to the other's in a day."""
        furthest = self.instance.travel.same_day_max_km
        here, there = self.bodies[one].xy, self.bodies[other].xy
        if furthest is None or here is None or there is None:
            return False
        return dist(here, there) > furthest
