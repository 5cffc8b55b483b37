"""A planned year: who meets when, who comes, whose turn it is, or why it cannot be (PLANNER §4).

These types declare the format `planner-plan/1`, as `instance` declares its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct, field
from msgspec.structs import force_setattr

from tourdetable.core.planner.terms.days import ORDER, Part
from tourdetable.core.planner.terms.instance import Count, Id, Rule
from tourdetable.core.words.phrase import Phrase

FORMAT = "planner-plan/1"
OPTIMAL, FEASIBLE, INFEASIBLE, UNKNOWN = STATUSES = ("optimal", "feasible", "infeasible", "unknown")
if TYPE_CHECKING:
    Status = str  # checked when a file is read
else:
    Status = Literal[STATUSES]


class Written(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A part of a plan's file, written whole: an unknown field is refused."""


class PlannedTurn(Written, frozen=True):
    """Who holds a duty at a meeting, and for which seat."""

    seat: Id
    person: Id


Moment = tuple[date, int]
"""A day, and the place of its part in it."""


class MeetingRef(NamedTuple):
    """What tells a meeting of a plan apart."""

    body: str
    date: date
    part: str


class PlannedMeeting(Written, frozen=True):
    """A body's meeting, with who comes for each seat."""

    body: Id
    date: date
    part: Part
    attendees: Mapping[str, Id] = field(default_factory=dict)
    duties: Mapping[str, PlannedTurn] = field(default_factory=dict)
    host: Id | None = None

    @property
    def ref(self) -> MeetingRef:
        """What tells the meeting apart."""
        return MeetingRef(self.body, self.date, self.part)

    @property
    def moment(self) -> Moment:
        """When it is, so that meetings can be put in order."""
        return self.date, ORDER[self.part]


class Cost(Written, frozen=True):
    """What a plan costs: its dates, and the unevenness of its gaps; `total` is their sum."""

    dates: Count = 0
    regularity: Count = 0
    total: Count = 0

    def __post_init__(self) -> None:
        force_setattr(self, "total", self.dates + self.regularity)


class Fairness(Written, frozen=True):
    """How even a body's turns are for one duty: each seat's past and planned turns.

    `sum_squares` is that of the loads; `bound` what pouring the turns into the lowest seats would
    give; `proved` when no turns on these dates do better.
    """

    loads: Mapping[str, Count]
    sum_squares: Count
    bound: Count
    proved: bool = False


class Clash(Written, frozen=True, kw_only=True, omit_defaults=True):
    """One of the rules that cannot be kept together."""

    rule: Rule
    body: Id | None
    seat: Id | None = None
    person: Id | None = None
    room: Id | None = None
    article: str = ""
    words: Phrase


class Conflict(Written, frozen=True):
    """Rules that cannot be kept together; `minimal` when each is needed for the clash.

    `proposals` are rules whose absence alone makes the whole year possible; `background` are rules
    that take part too, and that others would replace; `bundles`, when there is no proposal, are the
    few rules that must be left out together. Each of them was checked. `figures`: how many days or
    half-days are left, and for how many meetings.
    """

    rules: tuple[Clash, ...]
    minimal: bool
    proposals: tuple[Clash, ...] = ()
    background: tuple[Clash, ...] = ()
    bundles: tuple[tuple[Clash, ...], ...] = ()
    figures: tuple[Phrase, ...] = ()


class Moves(Written, frozen=True, forbid_unknown_fields=False):
    """What a plan that was mended moves: meetings, people to tell, days shifted.

    `bound`: the fewest meetings that could move, as far as is known; `proved` when none fewer.
    """

    moved: Count = 0
    told: Count = 0
    days: Count = 0
    bound: Count = 0
    proved: bool = False


class Plan(Written, frozen=True, tag_field="format", tag=FORMAT):
    """A year as planned. `seconds` is the solver's own count of its work, the same on every run."""

    status: Status = FEASIBLE
    cost: Cost | None = None
    bound: Count | None = None
    meetings: tuple[PlannedMeeting, ...] = ()
    fairness: Mapping[str, Mapping[str, Fairness]] = field(default_factory=dict)
    conflict: Conflict | None = None
    seconds: float = 0.0
    moves: Moves | None = None
