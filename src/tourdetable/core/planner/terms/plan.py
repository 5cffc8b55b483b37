"""A planned year: who meets when, who comes, who animates and writes, or why it cannot be (PLANNER §4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tourdetable.core.words.phrase import Phrase

FORMAT = "planner-plan/1"
OPTIMAL, FEASIBLE, INFEASIBLE, UNKNOWN = STATUSES = ("optimal", "feasible", "infeasible", "unknown")


@dataclass(frozen=True, slots=True)
class PlannedTurn:
    """Who holds a duty at a meeting, and for which seat."""

    seat: str
    person: str


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A body's meeting, with who comes for each seat."""

    body: str
    date: date
    part: str
    attendees: Mapping[str, str] = field(default_factory=dict)
    duties: Mapping[str, PlannedTurn] = field(default_factory=dict)
    host: str | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """What a plan costs: its dates, and the unevenness of its gaps."""

    dates: int = 0
    regularity: int = 0

    @property
    def total(self) -> int:
        """Both together."""
        return self.dates + self.regularity


@dataclass(frozen=True, slots=True)
class Fairness:
    """How even a body's turns are for one duty: each seat's past and planned turns, and the least sum of their squares.

    `bound` is what pouring the turns into the lowest seats would give; `proved` when no turns on these dates do better.
    """

    loads: Mapping[str, int]
    sum_squares: int
    bound: int
    proved: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """One of the rules that cannot be kept together."""

    rule: str
    words: Phrase
    body: str | None = None
    seat: str | None = None
    person: str | None = None
    room: str | None = None
    article: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules that cannot be kept together; `minimal` when each is needed for the clash.

    `background` are rules that take part too, and that others would replace. `proposals` are rules whose absence alone
    makes the whole year possible; when there is none, `bundles` are the few rules that must be left out together, for a
    year that several reasons forbid. Each of them was checked.
    """

    rules: tuple[Clash, ...]
    minimal: bool
    proposals: tuple[Clash, ...] = ()
    background: tuple[Clash, ...] = ()
    bundles: tuple[tuple[Clash, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A year as planned. `seconds` is the solver's own count of its work, the same on every run."""

    status: str
    cost: Cost | None = None
    bound: int | None = None
    meetings: tuple[PlannedMeeting, ...] = ()
    fairness: Mapping[str, Mapping[str, Fairness]] = field(default_factory=dict)
    conflict: Conflict | None = None
    seconds: float = 0.0
    moves: Mapping[str, object] | None = None
