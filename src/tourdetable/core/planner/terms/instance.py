"""A year to plan: who sits where, when each body may meet, what it prefers (PLANNER §1).

These types declare the format `planner-instance/1`: reading, writing and JSON Schema follow from
them (`wire/`). Distances are in kilometres, gaps in days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct, field

from tourdetable.core.planner.terms.days import Part

FORMAT = "planner-instance/1"
ALL, OPTIONAL, PARTIAL = "all", "optional", "partial"
HARD, SOFT = "hard", "soft"
APART_DAY, APART_WEEK, BEFORE = "apart_day", "apart_week", "before"
RULES = (
    "date", "weekday", "part", "season", "blackout", "school", "host", "count", "gap_min",
    "gap_max", "tail", "own_day", "apart", "before", "seat", "partial", "quorum", "unavail",
    "one_place", "travel", "week_cap", "room", "duty_both", "duty_repeat", "duty_holder", "lock",
)  # fmt: skip
"""Every rule that a plan must keep, by its code, in the order in which they are judged."""

SCOPES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(RULES, ("body",)),
    **dict.fromkeys(("seat", "partial", "duty_both", "duty_repeat"), ("body", "seat")),
    **dict.fromkeys(("unavail", "one_place", "travel", "week_cap"), ("body", "seat", "person")),
    "room": ("body", "room"),
}
"""What each rule may be left out for; for nothing named, it is left out everywhere."""

if TYPE_CHECKING:
    Rule = str  # like the three others, checked when a file is read
    Presence = str
    SchoolHolidays = str
    Bond = str
else:
    Rule = Literal[RULES]
    Presence = Literal["all", "optional"]
    SchoolHolidays = Literal["hard", "soft"]
    Bond = Literal["apart_day", "apart_week", "before"]
Id = Annotated[str, Meta(min_length=1, max_length=500)]
Count = Annotated[int, Meta(ge=0, le=1_000_000)]
Weekday = Annotated[int, Meta(ge=0, le=4)]
Kilometres = Annotated[float, Meta(ge=0, le=100_000)]
Coordinate = Annotated[float, Meta(ge=-100_000, le=100_000)]
PrefDay = Annotated[str, Meta(pattern="^[0-6]$")]
PrefPart = Annotated[str, Meta(pattern="^(AM|PM|DAY)$")]
Holders = Annotated[
    tuple[Id, ...], Meta(min_length=1, max_length=2, extra_json_schema={"uniqueItems": True})
]


class Declared(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A part of a format: an unknown field is refused, what is left out is its default."""


class Span(Declared, frozen=True, array_like=True, omit_defaults=False):
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def meets(self, other: Span) -> bool:
        """Whether they have a day in common."""
        return self.first <= other.last and other.first <= self.last


ALWAYS = Span(date.min, date.max)


class Calendar(Declared, frozen=True):
    """The year's days on which nobody meets, or would rather not."""

    start: date
    end: date
    public_holidays: tuple[date, ...] = ()
    bridges: tuple[date, ...] = ()
    school_holidays: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)


class Weights(Declared, frozen=True, forbid_unknown_fields=False):
    """What each wish costs when it is not met; other programs' weights are left unread."""

    pref: Count = 1
    school_soft: Count = 0
    bridge: Count = 0
    optional_absent: Count = 0
    gap_excess_week: Count = 5
    avoid: Count = 2
    if_need_be: Count = 1


class PersonSpec(Declared, frozen=True):
    """Somebody who sits, and when they cannot come, or come only `if_need_be`.

    `zone` and `xy` are unread.
    """

    id: Id
    name: str = ""
    max_per_week: Count | None = None
    weekly_off: tuple[tuple[Weekday, Part], ...] = ()
    unavail: tuple[tuple[date, Part], ...] = ()
    if_need_be: tuple[tuple[date, Part], ...] = ()
    zone: str = ""
    xy: tuple[Coordinate, Coordinate] | None = None


class AtLeast(Declared, frozen=True):
    """A partial seat's rule: how many meetings it owes."""

    min: Count


class SeatSpec(Declared, frozen=True):
    """A place at a body's table, held by one person or by a pair, who come by its `presence`.

    Not `expected`, it counts for no quorum and no absence (a facilitator's place); a `guest` is
    missed, and counts for no quorum. `terms`: the days on which somebody holds it, when that is
    not always. `days`: those on which the seat itself is one, when that is not always: on the
    others it is neither held nor missed.
    """

    id: Id
    persons: Holders
    presence: Presence | AtLeast = field(name="rule")
    duties: bool = False
    college: str = ""
    expected: bool = True
    guest: bool = False
    terms: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    days: tuple[Span, ...] | None = None

    def exists(self, day: date) -> bool:
        """Whether it is a seat on a day: it does not exist yet, or has ended, otherwise."""
        return self.days is None or any(day in span for span in self.days)

    def holds(self, person: str, day: date) -> bool:
        """Whether somebody holds the seat on a day."""
        if person not in self.persons or not self.exists(day):
            return False
        return person not in self.terms or any(day in span for span in self.terms[person])

    def held(self, day: date) -> bool:
        """Whether anybody holds the seat on a day: it is vacant otherwise."""
        if not self.terms and self.days is None:
            return bool(self.persons)
        return any(self.holds(person, day) for person in self.persons)

    @property
    def ever_held(self) -> bool:
        """Whether anybody holds the seat on any day."""
        terms = [self.terms.get(person, (ALWAYS,)) for person in self.persons]
        exists = (ALWAYS,) if self.days is None else self.days
        return any(one.meets(other) for spans in terms for one in spans for other in exists)

    @property
    def rule(self) -> str:
        """The kind of presence: `all`, `optional` or `partial`."""
        return self.presence if isinstance(self.presence, str) else PARTIAL

    @property
    def least(self) -> int:
        """The meetings that a partial seat owes."""
        return self.presence.min if isinstance(self.presence, AtLeast) else 0


class HostSpec(Declared, frozen=True):
    """A place that receives a body, but for its closed days.

    `rooms`: how many meetings it receives at once, of all bodies that name it (None: any number).
    """

    id: Id
    closed: frozenset[date] = frozenset()
    rooms: Count | None = 1


class GapSpec(Declared, frozen=True):
    """Days between meetings; `max_months` counts in months instead of `max`."""

    min: Count = 0
    max: Count | None = None
    max_months: Count | None = None
    ideal: Count = 0
    tol: Count = 0


class RoomPool(Declared, frozen=True):
    """Rooms that several bodies share: how many meetings they hold at once."""

    id: Id
    capacity: Count


class BodySpec(Declared, frozen=True):
    """A body that meets `meetings` times in the year; `region` and `dept` are unread.

    It also meets on `standing` days, which nobody plans: no silence goes over them.
    `quorum`: the expected seats that each meeting needs, half of them when left out.
    On days to `avoid` it would rather not meet; with `own_day` no other body meets on its days.
    `xy`: where it meets (None: near everything). `host_history`: how often each host received it.
    """

    id: Id
    meetings: Count
    season: Span
    weekdays: tuple[Weekday, ...]
    parts: tuple[Part, ...]
    gap: GapSpec
    kind: str = ""
    xy: tuple[Coordinate, Coordinate] | None = (0.0, 0.0)
    zones: tuple[Id, ...] = ()
    school_holidays: SchoolHolidays | None = None
    blackout: tuple[Span, ...] = ()
    avoid: tuple[Span, ...] = ()
    own_day: bool = False
    prev_last: date | None = None
    standing: tuple[date, ...] = ()
    tail_max: Count | None = None
    pref: Mapping[PrefDay, Mapping[PrefPart, Count]] = field(default_factory=dict)
    seats: tuple[SeatSpec, ...] = ()
    quorum: Count | None = None
    hosts: tuple[HostSpec, ...] = ()
    host_history: Mapping[str, Count] = field(default_factory=dict)
    room_pool: Id | None = None
    duties: tuple[Id, ...] = ()
    history: Mapping[str, Mapping[str, Count]] = field(default_factory=dict)
    region: str = ""
    dept: str = ""

    @property
    def expected(self) -> tuple[SeatSpec, ...]:
        """The seats that are missed when nobody attends them."""
        return tuple(seat for seat in self.seats if seat.expected)

    @property
    def counted(self) -> tuple[SeatSpec, ...]:
        """The seats that count for its quorum: the expected ones, guests apart."""
        return tuple(seat for seat in self.seats if seat.expected and not seat.guest)

    def dislike(self, weekday: int, part: str) -> int:
        """How little the body likes to meet on a weekday (0 Monday) and part: 0 is best."""
        return self.pref.get(str(weekday), {}).get(part, 0)


class PinnedDate(Declared, frozen=True):
    """A meeting that must be (a lock) or must not be (a ban); any part of the day for None."""

    body: Id
    date: date
    part: Part | None = None


class Leave(Declared, frozen=True):
    """A rule to leave out, everywhere or only for what is named."""

    rule: Rule
    body: Id | None = None
    seat: Id | None = None
    person: Id | None = None
    room: Id | None = None


class Relation(Declared, frozen=True):
    """What two bodies' dates owe each other: never the same day, never the same week, or `before`.

    `before`: each meeting of `second` comes at least `days` days after that of the same rank of
    `first`, as far as `first` meets.
    """

    rule: Bond
    first: Id
    second: Id
    days: Count = 1


class Travel(Declared, frozen=True):
    """How far apart one person's two meetings of a day may be, in kilometres."""

    same_day_max_km: Kilometres | None = None


class DutyOptions(Declared, frozen=True):
    """Whether no seat takes turns at two consecutive meetings; `any` (duty) means true."""

    no_repeat: bool | Literal["any"] = True


class Instance(Declared, frozen=True, tag_field="format", tag=FORMAT):
    """A year to plan. `scale` and `seed` say how an invented one was made, and are unread.

    `articles`: the charter's article that sets a rule, by rule, by body and rule, or by rule and
    body ("" is every body).
    """

    calendar: Calendar
    persons: tuple[PersonSpec, ...]
    bodies: tuple[BodySpec, ...]
    name: str = ""
    travel: Travel = Travel()
    weights: Weights = Weights()
    duties: DutyOptions = DutyOptions()
    room_pools: tuple[RoomPool, ...] = ()
    articles: Mapping[str, Id | Mapping[str, Id]] = field(default_factory=dict)
    today: date | None = None
    locks: tuple[PinnedDate, ...] = ()
    forbid: tuple[PinnedDate, ...] = ()
    relations: tuple[Relation, ...] = ()
    relax: tuple[Leave, ...] = ()
    scale: str = ""
    seed: str | int = ""

    @property
    def no_repeat(self) -> bool:
        """Whether no seat takes turns at two consecutive meetings."""
        return bool(self.duties.no_repeat)

    def article(self, rule: str, body: str | None) -> str:
        """The charter's article that sets a rule: the body's own, else everybody's, else ""."""
        for who in (body, "") if body else ("",):
            for outer, inner in ((who, rule), (rule, who)):
                articles = self.articles.get(outer, {})
                if not isinstance(articles, str):
                    if inner in articles:
                        return articles[inner]
                elif not who:
                    return articles
        return ""

    def articles_of(self, bodies: Iterable[str]) -> Mapping[str, Id | Mapping[str, Id]]:
        """The articles that concern these bodies."""
        kept: dict[str, str | Mapping[str, str]] = {}
        known = {"", *bodies}
        for key, articles in self.articles.items():
            if isinstance(articles, str) or key in known:
                kept[key] = articles
            elif mine := {body: article for body, article in articles.items() if body in known}:
                kept[key] = mine
        return kept
