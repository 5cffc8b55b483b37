"""A report counted once: each article by state, each body by what is not kept there.

What is kept hangs on the report itself, not on what it says: two equal reports are counted twice,
and one that was forgotten is never taken for another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from operator import attrgetter, itemgetter
from types import MappingProxyType

from tourdetable.core.charter.terms.verdict import SEVERITY, Report, State, Verdict

KEPT = 8
"""How many reports one process keeps counted."""

TO_SEE = frozenset({State.BROKEN, State.AT_RISK})
"""States that need somebody's care."""

RANK = {state: rank for rank, state in enumerate(SEVERITY)}

RANKS = {state.value: rank for state, rank in RANK.items()}
"""By their values: a dictionary finds them without a call."""


class Same:
    """Something that is equal to itself alone, kept alive as long as what was made of it."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value


@dataclass(frozen=True)
class ArticleSummary:
    """One article: its verdicts, worst first, else in the report's order; and how many bodies are
    in each state (each in its worst), worst first."""

    verdicts: tuple[Verdict, ...]
    bodies: Mapping[State, int]

    @property
    def state(self) -> State:
        """The worst."""
        return self.verdicts[0].state

    @cached_property
    def of_network(self) -> tuple[Verdict, ...]:
        """Those on the network as a whole."""
        return tuple(verdict for verdict in self.verdicts if verdict.body is None)

    @cached_property
    def total(self) -> int:
        """How many bodies it judges."""
        return sum(self.bodies.values())


@dataclass(frozen=True)
class Summary:
    """A whole report: its articles by id, in the charter's order; and for each body, how many
    articles are in each state there, worst first."""

    articles: Mapping[str, ArticleSummary]
    bodies: Mapping[str, Mapping[State, int]]

    @cached_property
    def tally(self) -> Mapping[State, int]:
        """How many articles are in each state, worst first."""
        return worst_first(Counter(article.state for article in self.articles.values()))

    @cached_property
    def to_see(self) -> tuple[str, ...]:
        """The bodies that need somebody's care: most articles broken first, then most at risk."""
        found = [(body, s) for body, s in self.bodies.items() if not TO_SEE.isdisjoint(s)]
        found.sort(key=lambda one: (-one[1].get(State.BROKEN, 0), -one[1].get(State.AT_RISK, 0)))
        return tuple(body for body, _states in found)

    @cached_property
    def next_to_break(self) -> Verdict | None:
        """The verdict whose next break comes first."""
        verdicts = (v for article in self.articles.values() for v in article.verdicts)
        dated = [(v.next_break, v) for v in verdicts if v.next_break is not None]
        return min(dated, key=lambda one: one[0])[1] if dated else None


def summary(report: Report) -> Summary:
    """The summary of a report, made the first time that it is asked for."""
    found: Summary = _summary(Same(report))
    return found


@lru_cache(maxsize=KEPT)
def _summary(report: Same) -> Summary:
    assert isinstance(report.value, Report)
    return summarise(report.value)


def summarise(report: Report) -> Summary:
    """Count a report, in one reading: states are counted by their rank, which is cheap."""
    by_article: dict[str, list[Verdict]] = {}
    for clause, together in groupby(report.verdicts, key=attrgetter("clause")):
        by_article.setdefault(clause, []).extend(together)
    bodies = {v.body: [0] * len(SEVERITY) for v in report.verdicts if v.body is not None}
    articles = {}
    for clause, verdicts in by_article.items():
        ranked = [(RANKS[verdict.state._value_], verdict) for verdict in verdicts]
        found = sorted(ranked, key=itemgetter(0))
        worst = {v.body: rank for rank, v in reversed(found) if v.body is not None}
        counts = [0] * len(SEVERITY)
        for body, rank in worst.items():
            counts[rank] += 1
            bodies[body][rank] += 1
        articles[clause] = ArticleSummary(tuple(v for _, v in found), by_state(tuple(counts)))
    return Summary(articles, {body: by_state(tuple(counts)) for body, counts in bodies.items()})


@lru_cache(maxsize=1024)
def by_state(counts: tuple[int, ...]) -> Mapping[State, int]:
    """How many are in each state, from how many are of each rank: many bodies are alike."""
    found = {state: count for state, count in zip(SEVERITY, counts, strict=True) if count}
    return MappingProxyType(found)


def worst_first(counts: Mapping[State, int]) -> Mapping[State, int]:
    """The same, in the order of severity; states that nothing is in are left out."""
    return {state: counts[state] for state in SEVERITY if counts.get(state)}
