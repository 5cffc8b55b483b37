"""A year to plan: who sits where, when each body may meet, what it prefers (PLANNER §1). Kilometres, days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

FORMAT = "planner-instance/1"
ALL, OPTIONAL, PARTIAL = "all", "optional", "partial"
HARD, SOFT = "hard", "soft"
RULES = (
    "date", "weekday", "part", "season", "blackout", "school", "host", "count", "gap_min", "gap_max", "tail", "seat",
    "partial", "unavail", "one_place", "travel", "week_cap", "room", "duty_both", "duty_repeat", "duty_holder", "lock",
)  # fmt: skip
"""Every rule that a plan must keep, by its code, in the order in which they are judged."""

SCOPES = {
    **dict.fromkeys(RULES, ("body",)),
    **dict.fromkeys(("seat", "partial", "duty_both", "duty_repeat"), ("body", "seat")),
    **dict.fromkeys(("unavail", "one_place", "travel", "week_cap"), ("body", "seat", "person")),
    "room": ("body", "room"),
}
"""What each rule may be left out for; for nothing named, it is left out everywhere."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Calendar:
    """The year's days on which nobody meets, or would rather not."""

    start: date
    end: date
    public_holidays: tuple[date, ...] = ()
    bridges: tuple[date, ...] = ()
    school_holidays: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each wish costs when it is not met."""

    pref: int = 1
    school_soft: int = 0
    bridge: int = 0
    optional_absent: int = 0
    gap_excess_week: int = 5


@dataclass(frozen=True, slots=True)
class PersonSpec:
    """Somebody who sits, with the half-days on which they cannot come."""

    id: str
    name: str = ""
    max_per_week: int | None = None
    weekly_off: tuple[tuple[int, str], ...] = ()
    unavail: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SeatSpec:
    """A place at a body's table, held by one person or by a pair; `least` is the meetings that a partial seat owes."""

    id: str
    persons: tuple[str, ...]
    rule: str = ALL
    least: int = 0
    duties: bool = False
    college: str = ""


@dataclass(frozen=True, slots=True)
class HostSpec:
    """A place that receives a body, but for its closed days."""

    id: str
    closed: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class GapSpec:
    """Days between meetings; `max_months` counts in months instead of `max`."""

    min: int = 0
    max: int | None = None
    max_months: int | None = None
    ideal: int = 0
    tol: int = 0


@dataclass(frozen=True, slots=True)
class RoomPool:
    """Rooms that several bodies share: how many meetings they hold at once."""

    id: str
    capacity: int


@dataclass(frozen=True, slots=True)
class BodySpec:
    """A table that meets `meetings` times in the year."""

    id: str
    meetings: int
    season: Span
    weekdays: tuple[int, ...]
    parts: tuple[str, ...]
    gap: GapSpec
    kind: str = ""
    xy: tuple[float, float] = (0.0, 0.0)
    zones: tuple[str, ...] = ()
    school_holidays: str | None = None
    blackout: tuple[Span, ...] = ()
    prev_last: date | None = None
    tail_max: int | None = None
    pref: Mapping[tuple[int, str], int] = field(default_factory=dict)
    seats: tuple[SeatSpec, ...] = ()
    hosts: tuple[HostSpec, ...] = ()
    room_pool: str | None = None
    duties: tuple[str, ...] = ()
    history: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PinnedDate:
    """A meeting that must be (a lock) or must not be (a ban); any part of the day when `part` is None."""

    body: str
    date: date
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """A rule to leave out, everywhere or only for what is named."""

    rule: str
    body: str | None = None
    seat: str | None = None
    person: str | None = None
    room: str | None = None


@dataclass(frozen=True, slots=True)
class Instance:
    """A year to plan, as read."""

    calendar: Calendar
    persons: tuple[PersonSpec, ...]
    bodies: tuple[BodySpec, ...]
    name: str = ""
    same_day_max_km: float = 0.0
    weights: Weights = Weights()
    no_repeat: bool = True
    room_pools: tuple[RoomPool, ...] = ()
    articles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    today: date | None = None
    locks: tuple[PinnedDate, ...] = ()
    forbid: tuple[PinnedDate, ...] = ()
    relax: tuple[Leave, ...] = ()

    def article(self, rule: str, body: str | None) -> str:
        """The charter's article that sets a rule: the body's own, else everybody's (key ""), else ""."""
        return self.articles.get(body or "", {}).get(rule) or self.articles.get("", {}).get(
            rule, ""
        )
