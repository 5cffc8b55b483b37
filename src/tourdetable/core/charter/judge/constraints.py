"""What a charter asks of a calendar, said neutrally: for whoever draws one, never for one planner in particular.

Each constraint names its article, and says by `allows…` what it takes; tests hold it to agree with the check it comes
from, so that a calendar drawn by these constraints and the charter page cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from tourdetable.core.charter.checking.checks.calendar.meeting_season import covers
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.checking.values import WEEKDAYS
from tourdetable.core.charter.judge.evaluate import scope
from tourdetable.core.charter.terms.days import add_days
from tourdetable.core.charter.terms.model import Charter, Period, Rule
from tourdetable.core.words.days import add_months


@dataclass(frozen=True)
class Constraint:
    """`article` asks it; `meetings` are the kinds it is about (all, when empty); `binding` is the rule's weight."""

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
    """At most so many calendar months from one meeting to the next, from `since` (an earlier meeting) on."""

    months: int

    def allows_gap(self, before: date, after: date) -> bool:
        return after <= add_months(before, self.months)

    def allows_all(self, days: Iterable[date], since: date, until: date) -> bool:
        """Whether no clock runs out from `since` to `until`, both included."""
        held = [since, *sorted(d for d in days if since <= d <= until)]
        return all(self.allows_gap(a, b) for a, b in pairwise(held)) and self.allows_gap(
            held[-1], until
        )


@dataclass(frozen=True)
class OnePerPeriod(Constraint):
    """One meeting in each whole period of so many months of the calendar year."""

    months: int

    def allows_all(self, days: Iterable[date], since: date, until: date) -> bool:
        """Whether each whole period from `since` to `until` has its meeting."""
        held, first = sorted(days), date(since.year, 1, 1)
        while (
            last := add_days(add_months(first, min(self.months, 13 - first.month)), -1)
        ) <= until:
            if first >= since and not any(first <= d <= last for d in held):
                return False
            first = add_days(last, 1)
        return True


@dataclass(frozen=True)
class MinimumGap(Constraint):
    """At least so many days from one meeting to the next."""

    days: int

    def allows_gap(self, before: date, after: date) -> bool:
        return after >= add_days(before, self.days)


@dataclass(frozen=True)
class AheadOfYear(Constraint):
    """Meetings of a season are dated before its first day; at least `minimum` of them."""

    minimum: int

    def allows(self, dated_on: date, season: Period) -> bool:
        return dated_on < season.first


@dataclass(frozen=True)
class KnownAYearAhead(Constraint):
    """Each meeting is dated twelve months before its day."""

    def allows_gap(self, dated_on: date, day: date) -> bool:
        return dated_on <= add_months(day, -12)


@dataclass(frozen=True)
class SeatsPresent(Constraint):
    """Somebody comes for each standing seat, to each meeting: one holder of a pair is enough."""

    def allows_present(self, present: Iterable[str], holders: Mapping[str, frozenset[str]]) -> bool:
        """Whether a meeting's presences leave no held seat (`holders` by seat) alone."""
        came = frozenset(present)
        return all(came & held for held in holders.values() if held)


@dataclass(frozen=True)
class InTurn(Constraint):
    """These duties go round the standing seats: never two turns ahead when a round closes, nor at the end."""

    duties: tuple[str, ...]

    def allows_turns(self, turns: Sequence[str], seats: frozenset[str]) -> bool:
        """Whether one duty's turns (a seat per meeting, in their order) go round these seats."""
        ends = [*range(len(seats), len(turns) + 1, max(len(seats), 1)), len(turns)]
        return not seats or all(self._even(turns[:n], seats) for n in ends)

    @staticmethod
    def _even(turns: Sequence[str], seats: frozenset[str]) -> bool:
        counts = Counter(s for s in turns if s in seats)
        taken = [counts[s] for s in seats]
        return max(taken) - min(taken) < 2


def constraints(charter: Charter, kind: str, *, on: date) -> tuple[Constraint, ...]:
    """What the charter asks of the calendar of a kind of body, by the parameters in force on a day."""
    rules = (rule for article in charter.articles for rule in article.rules)
    mine = (
        rule for rule in rules if rule.check in _MADE and kind in scope(rule, charter.vocabulary)
    )
    return tuple(c for rule in mine for c in _of_rule(rule, on))


def _of_rule(rule: Rule, on: date) -> Iterator[Constraint]:
    values = CHECKS[rule.check].in_force(rule.parameters, on)
    if values is not None:
        yield _MADE[rule.check]((rule.article, rule.meetings, rule.weight.value), values)


Shared = tuple[str, tuple[str, ...], str]
Values = Mapping[str, Any]


def _weekdays(shared: Shared, values: Values) -> Constraint:
    return OnWeekdays(*shared, frozenset(WEEKDAYS.index(name) for name in values["weekdays"]))


def _maximum(shared: Shared, values: Values) -> Constraint:
    return (OnePerPeriod if values["counting"] == "period" else MaximumGap)(
        *shared, values["months"]
    )


def _ahead(shared: Shared, values: Values) -> Constraint:
    return (
        KnownAYearAhead(*shared)
        if values["counting"] == "twelve_months"
        else AheadOfYear(*shared, values["minimum"])
    )


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
