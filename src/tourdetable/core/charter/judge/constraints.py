"""What a charter asks of a calendar, said neutrally: for whoever draws one.

Each constraint names its article. Those on one day say by `allows` what they take; tests hold it to
agree with the check it comes from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tourdetable.core.charter.checking.checks.calendar.meeting_season import covers
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.checking.values import WEEKDAYS
from tourdetable.core.charter.judge.evaluate import scope
from tourdetable.core.charter.terms.model import Charter, Rule


@dataclass(frozen=True)
class Constraint:
    """What an article asks; `meetings` are the kinds it is about (all, when empty).

    `binding` is the rule's weight.
    """

    article: str
    meetings: tuple[str, ...]
    binding: str


@dataclass(frozen=True)
class OnWeekdays(Constraint):
    """Meetings fall on these days of the week (0 is Monday)."""

    weekdays: frozenset[int]

    def allows(self, day: date) -> bool:
        return day.weekday() in self.weekdays


@dataclass(frozen=True)
class InSeason(Constraint):
    """Meetings fall inside these stretches of days (`02-01..10-31`: every year)."""

    days: tuple[str, ...]

    def allows(self, day: date) -> bool:
        return covers(self.days, day)


@dataclass(frozen=True)
class Blackout(Constraint):
    """No meeting falls in these stretches of days."""

    days: tuple[str, ...]

    def allows(self, day: date) -> bool:
        return not covers(self.days, day)


@dataclass(frozen=True)
class MaximumGap(Constraint):
    """At most so many calendar months from one meeting to the next."""

    months: int


@dataclass(frozen=True)
class OnePerPeriod(Constraint):
    """One meeting in each whole period of so many months of the calendar year."""

    months: int


@dataclass(frozen=True)
class MinimumGap(Constraint):
    """At least so many days from one meeting to the next."""

    days: int


@dataclass(frozen=True)
class AheadOfYear(Constraint):
    """Meetings of a season are dated before its first day; at least `minimum` of them."""

    minimum: int


@dataclass(frozen=True)
class KnownAYearAhead(Constraint):
    """Each meeting is dated twelve months before its day."""


@dataclass(frozen=True)
class SeatsPresent(Constraint):
    """Somebody comes for each standing seat, to each meeting: one holder of a pair is enough."""


@dataclass(frozen=True)
class InTurn(Constraint):
    """These duties go round the standing seats.

    No seat is two turns ahead of another when a round closes, nor at the end.
    """

    duties: tuple[str, ...]


def constraints(charter: Charter, kind: str, *, on: date) -> tuple[Constraint, ...]:
    """What the charter asks of the calendar of a kind of body, by the parameters in force."""
    found: list[Constraint] = []
    for article in charter.articles:
        for rule in article.rules:
            if rule.check in _MADE and kind in scope(rule, charter.vocabulary):
                found += _of_rule(rule, on)
    return tuple(found)


def _of_rule(rule: Rule, on: date) -> Iterator[Constraint]:
    values = CHECKS[rule.check].in_force(rule.parameters, on)
    if values is not None:
        yield _MADE[rule.check]((rule.article, rule.meetings, rule.weight.value), values)


Shared = tuple[str, tuple[str, ...], str]
Values = Mapping[str, Any]


def _weekdays(shared: Shared, values: Values) -> Constraint:
    return OnWeekdays(*shared, frozenset(WEEKDAYS.index(name) for name in values["weekdays"]))


def _maximum(shared: Shared, values: Values) -> Constraint:
    made = OnePerPeriod if values["counting"] == "period" else MaximumGap
    return made(*shared, values["months"])


def _ahead(shared: Shared, values: Values) -> Constraint:
    if values["counting"] == "twelve_months":
        return KnownAYearAhead(*shared)
    return AheadOfYear(*shared, values["minimum"])


_MADE: Mapping[str, Callable[[Shared, Values], Constraint]] = {
    "weekday": _weekdays,
    "meeting_season": lambda shared, values: InSeason(*shared, values["days"]),
    "blackout": lambda shared, values: Blackout(*shared, values["days"]),
    "maximum_gap": _maximum,
    "minimum_gap": lambda shared, values: MinimumGap(*shared, values["days"]),
    "calendar_ahead": _ahead,
    "seat_present": lambda shared, values: SeatsPresent(*shared),
    "duties_in_turn": lambda shared, values: InTurn(*shared, values["duty"]),
}
