"""What the charter asks of one series, as the planner takes it, with the article of each rule.

All comes from `core.charter.constraints`, which tests hold to agree with the checks of the
compliance page; presence and following from afar come from the rules of their checks. Where two
articles ask the same, the stricter one is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeVar

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.judge import constraints as asks
from tourdetable.core.charter.judge.evaluate import scope
from tourdetable.core.charter.terms.model import Charter, Rule
from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.years.instance.calendars import stretches
from tourdetable.domain.years.instance.lifted import NOTHING, Lifted

C = TypeVar("C", bound=asks.Constraint)
WORKING_WEEK = frozenset(range(5))


@dataclass(frozen=True)
class Requirements:
    """What one series must keep. `articles` are by the planner's codes of rules.

    `months`: the longest gap in calendar months, counted over the meetings of `clock` (all kinds,
    when empty). `turns`: the duties that must go round, over the meetings of `round` (all kinds,
    when empty). `percent`: how much of the meetings each standing seat should come to, when they
    need not come to all.
    """

    weekdays: frozenset[int] = WORKING_WEEK
    days: tuple[asks.Constraint, ...] = ()
    months: int | None = None
    clock: tuple[str, ...] = ()
    least_gap: int = 0
    minimum: int = 0
    everyone: bool = False
    percent: int | None = None
    reports_back: bool = False
    turns: tuple[str, ...] = ()
    round: tuple[str, ...] = ()
    articles: Mapping[str, str] = field(default_factory=dict)
    lifted: Lifted = NOTHING

    def allows(self, day: date) -> bool:
        """Whether the charter lets this series meet on a day."""
        return day.weekday() in self.weekdays and self.in_season(day)

    def in_season(self, day: date) -> bool:
        """Whether a day is at a time of year that the charter allows."""
        each = asks.InSeason | asks.Blackout | asks.OnWeekdays
        ruling = (one for one in self.days if isinstance(one, each))
        return all(one.allows(day) or self.lifted.on(one.article, day) for one in ruling)

    def forgives(self, day: date) -> bool:
        """Whether a longest wait that runs out on a day is lifted."""
        return self.lifted.on(self.articles.get("gap_max", ""), day)

    def closed(self, first: date, last: date) -> tuple[Span, ...]:
        """The stretches between two days in which the charter allows no meeting."""
        days = (first + timedelta(n) for n in range((last - first).days + 1))
        return stretches(day for day in days if not self.in_season(day)) if self.days else ()


def requirements(
    charter: Charter,
    body_kind: str,
    kind: str,
    *,
    on: date,
    largest: bool = True,
    lifted: Lifted = NOTHING,
) -> Requirements:
    """What the charter, on a day, asks of the meetings of a kind in a kind of body, but for what
    decisions have `lifted`.

    A longest gap that several kinds share is asked of the body's `largest` series only: the others
    can but shorten its waits.
    """
    asked = (c for c in asks.constraints(charter, body_kind, on=on) if not lifted.whole(c.article))
    found = _Found([c for c in asked if not c.meetings or kind in c.meetings], lifted)
    fields = _presence(charter, body_kind, kind, on, found)
    fields["everyone"] = found.strictest(asks.SeatsPresent, lambda c: 0, "seat") is not None
    fields |= found.days() | found.gaps(alone=(kind,), largest=largest) | found.turns()
    return Requirements(articles=found.articles, lifted=lifted, **fields)


@dataclass
class _Found:
    """The constraints on one series, and the articles of those that were taken."""

    constraints: list[asks.Constraint]
    lifted: Lifted
    articles: dict[str, str] = field(default_factory=dict)

    def days(self) -> dict[str, Any]:
        """On which days, and how many of them."""
        ahead = self.strictest(asks.AheadOfYear, lambda c: -c.minimum, "count")
        weekdays = self.of(asks.OnWeekdays, "weekday")
        partly = [c for c in weekdays if self.lifted.partly(c.article)]
        always = [c.weekdays for c in weekdays if c not in partly]
        seasons = (*self.of(asks.InSeason, "season"), *self.of(asks.Blackout, "blackout"))
        return {
            "weekdays": WORKING_WEEK.intersection(*always),
            "days": (*seasons, *partly),
            "minimum": ahead.minimum if ahead else 0,
        }

    def gaps(self, *, alone: tuple[str, ...], largest: bool) -> dict[str, Any]:
        """How far apart."""
        least = self.strictest(asks.MinimumGap, lambda c: -c.days, "gap_min")
        gap = self.longest_gap(alone=alone, largest=largest)
        return {
            "months": gap.months if gap else None,
            "clock": gap.meetings if gap else (),
            "least_gap": least.days if least else 0,
        }

    def turns(self) -> dict[str, Any]:
        """Which duties go round, over which meetings."""
        turns = self.strictest(asks.InTurn, lambda c: -len(c.duties))
        for rule in ("duty_holder", "duty_both"):
            self.cite(turns, rule)
        return {"turns": turns.duties, "round": turns.meetings} if turns else {}

    def of(self, kind: type[C], rule: str = "") -> tuple[C, ...]:
        """All constraints of a type."""
        found = tuple(c for c in self.constraints if isinstance(c, kind))
        self.cite(found[0] if found else None, rule)
        return found

    def strictest(self, kind: type[C], order: Callable[[C], int], rule: str = "") -> C | None:
        """The constraint of a type that comes first in an order."""
        found = min(self.of(kind), key=order, default=None)
        self.cite(found, rule)
        return found

    def longest_gap(
        self, *, alone: tuple[str, ...], largest: bool
    ) -> asks.MaximumGap | asks.OnePerPeriod | None:
        """The shortest one; one meeting a period is asked as such a gap: stricter."""
        asked = [c for c in self.constraints if isinstance(c, asks.MaximumGap | asks.OnePerPeriod)]
        mine = [c for c in asked if largest or c.meetings == alone]
        gap = min(mine, key=lambda c: c.months, default=None)
        for rule in ("gap_max", "tail"):
            self.cite(gap, rule)
        return gap

    def cite(self, constraint: asks.Constraint | None, rule: str) -> None:
        """Keep the article of a rule."""
        if constraint is not None and rule and constraint.article:
            self.articles.setdefault(rule, constraint.article)


def _presence(
    charter: Charter, body_kind: str, kind: str, on: date, found: _Found
) -> dict[str, Any]:
    """The share of meetings that a standing seat owes; whether light seats are to come."""
    shares, reports = list[int](), list[str]()
    for rule, values in rules_in_force(charter, "assiduity", body_kind, on):
        concerned = not rule.meetings or kind in rule.meetings
        if concerned and not found.lifted.whole(rule.article):
            shares.append(values["percent"])
            found.articles.setdefault("partial", rule.article)
    for _rule, values in rules_in_force(charter, "follows_by_minutes", body_kind, on):
        reports += values["report_back"]
    return {"percent": max(shares, default=None), "reports_back": kind in reports}


def rules_in_force(
    charter: Charter, check: str, body_kind: str, on: date
) -> Iterator[tuple[Rule, Mapping[str, Any]]]:
    """The rules of a check about a kind of body, with their parameters on a day."""
    for rule in (rule for article in charter.articles for rule in article.rules):
        if rule.check == check and body_kind in scope(rule, charter.vocabulary):
            values = CHECKS[check].in_force(rule.parameters, on)
            if values is not None:
                yield rule, values
