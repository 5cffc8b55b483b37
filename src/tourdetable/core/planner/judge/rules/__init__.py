"""The rules of a year's plan, one a module (PLANNER §2).

Each module holds its `CODE`, its `RULE` in words and what it says when broken, and how it is judged
(`judge`, without any solver), whether it `bears_on` a body, a seat or a person, how it is
`explained` and, for rules about days, the `mask` of those it leaves to the solver. What the solver
does for the others is in `model/rules.py`, one function a rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.calendar import (
    blackout,
    count,
    gap_max,
    gap_min,
    lock,
    on_date,
    part,
    school,
    season,
    tail,
    weekday,
)
from tourdetable.core.planner.judge.rules.duties import duty_both, duty_holder, duty_repeat
from tourdetable.core.planner.judge.rules.people import (
    one_place,
    partial,
    quorum,
    seat,
    travel,
    unavail,
    week_cap,
)
from tourdetable.core.planner.judge.rules.places import host, room
from tourdetable.core.planner.judge.rules.together import apart, before, own_day
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import RULES as CODES
from tourdetable.core.planner.terms.instance import BodySpec, Leave, PersonSpec, SeatSpec
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.words.phrase import Phrase


class Rule(Protocol):
    """What every rule's module has."""

    CODE: str

    def judge(self, case: Schedule, /) -> Iterator[Violation]:
        """What a plan breaks."""

    def explained(self, ground: Ground, leave: Leave, /) -> Phrase:
        """The rule, said of what it is left out for."""


class BodyRule(Rule, Protocol):
    """A rule that may be left out for a body."""

    def bears_on(self, ground: Ground, body: BodySpec, /) -> bool:
        """Whether the rule asks anything of the body."""


class SeatRule(Rule, Protocol):
    """A rule that may be left out for a seat."""

    def bears_on(self, ground: Ground, seat: SeatSpec, /) -> bool:
        """Whether the rule asks anything of a seat."""


class PersonRule(Rule, Protocol):
    """A rule that may be left out for a person."""

    def bears_on(self, ground: Ground, person: PersonSpec, bodies: Sequence[BodySpec], /) -> bool:
        """Whether the rule asks anything of somebody who sits in these bodies."""


class MaskRule(Rule, Protocol):
    """A rule that leaves some days to a body, whatever the others do."""

    def mask(self, ground: Ground, days: DayMasks, body: BodySpec, /) -> int:
        """When the body may meet."""


class DayRule(MaskRule, Protocol):
    """A rule that says by itself whether a body may meet on a day."""

    def allows(self, ground: Ground, body: BodySpec, day: date, part: str, /) -> bool:
        """Whether the body may meet then."""


DAY_RULES: tuple[DayRule, ...] = (
    on_date, weekday, part, season, blackout, school, host, lock,
)  # fmt: skip
MASK_RULES: tuple[MaskRule, ...] = (*DAY_RULES, gap_min, own_day)
GAP_RULES: tuple[BodyRule, ...] = (gap_min, gap_max, tail)
MEETING_RULES: tuple[Rule, ...] = (
    on_date, weekday, part, season, blackout, school, host, seat, quorum, duty_both, duty_holder,
)  # fmt: skip
"""Rules that one meeting breaks by itself, `unavail` apart."""

YEAR_RULES: tuple[Rule, ...] = (duty_repeat, lock)
"""Rules that a body's meetings break together, gaps and counts apart."""

TOGETHER_RULES: tuple[BodyRule, ...] = (own_day, apart, before)
"""Rules that the dates of several bodies break together, whoever comes."""

WEEK_RULES: tuple[PersonRule, ...] = (one_place, travel, week_cap)
"""Rules that a person's week breaks, in every body together."""

BODY_RULES: tuple[BodyRule, ...] = (
    lock, *TOGETHER_RULES, blackout, school, host, quorum, season, weekday, part, on_date, gap_min,
    tail, gap_max, duty_repeat, duty_both, duty_holder, count,
)  # fmt: skip
"""Rules of a body, those that people set first."""

SEAT_RULES: tuple[SeatRule, ...] = (seat, partial)
ALL_RULES: tuple[Rule, ...] = (*BODY_RULES, *SEAT_RULES, *WEEK_RULES, unavail, room)
RULES: Mapping[str, Rule] = {
    rule.CODE: rule for rule in sorted(ALL_RULES, key=lambda rule: CODES.index(rule.CODE))
}
"""Every rule, by its code, in the order in which they are judged."""
