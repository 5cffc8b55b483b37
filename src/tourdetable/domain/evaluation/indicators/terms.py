"""What an indicator is, and what a figure is made of: lines, one a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.evaluation.indicators.facts import Evaluated

Seats = frozenset[str]
NOBODY: Seats = frozenset()


class Unit(StrEnum):
    """How a figure is said. The first one is a sum; the others are a sum over another."""

    NUMBER = "number"
    PERCENT = "percent"
    DAYS = "days"
    HOURS = "hours"
    EACH = "each"
    """A number for each fact."""


class GroupedBy(StrEnum):
    """What the `group` of a line is a code of."""

    NOTHING = ""
    MEETINGS = "meetings"
    OUTCOMES = "outcomes"
    FACTS = "facts"


@dataclass(frozen=True)
class FactLine:
    """One fact behind a figure: `kind` and `id` say which (as the facts of a charter do), `counts`
    and `of` what it adds above and below.

    `who` are the seats it is about, none when it is about nobody; `about` how many they are, in a
    line that was frozen. `among` is the most that `counts` could be: `of`, unless it says another.
    `title` is for those who sit in its body.
    """

    kind: str
    id: str
    on: date
    body: str
    counts: float
    of: float = 1
    group: str = ""
    title: str = ""
    who: Seats = NOBODY
    about: int = 0
    among: float | None = None

    @property
    def most(self) -> float:
        """The most that `counts` could be."""
        return self.of if self.among is None else self.among

    @property
    def seats(self) -> int:
        """How many seats it is about."""
        return len(self.who) or self.about

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it apart from the others of its figure."""
        return self.kind, self.id, self.group


@dataclass(frozen=True)
class Sums:
    """What some lines add up to: `counts` over `of`, and how many lines there are."""

    counts: float
    of: float
    lines: int

    @classmethod
    def over(cls, lines: Iterable[FactLine]) -> Sums:
        """The sums of some lines."""
        known = list(lines)
        counts, of = sum(one.counts for one in known), sum(one.of for one in known)
        return cls(round(counts, 2), round(of, 2), len(known))

    def value(self, unit: Unit) -> float | None:
        """What is read; None when there is nothing to divide by."""
        if unit is Unit.NUMBER:
            return self.counts
        if not self.of:
            return None
        return self.counts / self.of * (100 if unit is Unit.PERCENT else 1)


@dataclass(frozen=True)
class IndicatorFigure:
    """An indicator over a period: its lines, and how many seats they are about (0: nobody)."""

    lines: tuple[FactLine, ...]
    seats: int = 0

    @classmethod
    def of(cls, lines: Iterable[FactLine]) -> IndicatorFigure:
        """The figure of some lines, in the order of days."""
        known = sorted(lines, key=lambda one: (one.on, one.key))
        return cls(tuple(known), len(NOBODY.union(*{one.who for one in known})))

    @cached_property
    def total(self) -> Sums:
        """All of them."""
        return Sums.over(self.lines)


def parts(lines: Iterable[FactLine], part: Callable[[FactLine], str]) -> dict[str, Sums]:
    """The sums of each part of some lines, in the order of their codes."""
    found: dict[str, list[FactLine]] = {}
    for one in lines:
        found.setdefault(part(one), []).append(one)
    return {code: Sums.over(found[code]) for code in sorted(found)}


@dataclass(frozen=True)
class Indicator:
    """What is counted, said once: words are English sources.

    `checks` name the rules whose articles it informs; with `needs`, a charter without one of them
    has no such indicator. `reads` are the kinds of facts that somebody must keep. `measure` gives
    its lines; `seats` says that they are what seats did, or did not: how it is told is in
    `publishing`. The others are public facts of bodies.
    """

    code: str
    unit: Unit
    name: str
    definition: str
    formula: str
    source: str
    limits: str
    measure: Callable[[Evaluated], Iterator[FactLine]]
    checks: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    by: GroupedBy = GroupedBy.NOTHING
    needs: bool = False
    seats: bool = False

    def articles(self, charter: Charter) -> list[str]:
        """The articles of a charter that it informs."""
        return [
            article.id
            for article in charter.articles
            if article.id and any(rule.check in self.checks for rule in article.rules)
        ]

    def concerns(self, charter: Charter) -> bool:
        """Whether it says something in a network of this charter."""
        return not self.needs or bool(self.articles(charter))

    def is_known(self, evaluated: Evaluated) -> bool:
        """Whether what it reads is kept by somebody."""
        return all(evaluated.keeps(kind) for kind in self.reads)

    def figure(self, evaluated: Evaluated) -> IndicatorFigure | None:
        """Its figure; None when nobody keeps what it reads."""
        return IndicatorFigure.of(self.measure(evaluated)) if self.is_known(evaluated) else None
