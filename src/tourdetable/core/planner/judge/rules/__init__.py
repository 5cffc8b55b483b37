"""The rules of a year's plan, one a module, in the order in which they are judged (PLANNER §2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

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
    week_cap,
    weekday,
)
from tourdetable.core.planner.judge.rules.duties import duty_both, duty_holder, duty_repeat
from tourdetable.core.planner.judge.rules.people import one_place, partial, seat, travel, unavail
from tourdetable.core.planner.judge.rules.places import host, room
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import BodySpec

Allows = Callable[[Ground, BodySpec, date, str], bool]
Judge = Callable[[Schedule], Iterator[Violation]]

DAY_RULES: Mapping[str, Allows] = {
    rule.CODE: rule.allows
    for rule in (on_date, weekday, part, season, blackout, school, host, lock)
}
"""Rules that say by themselves whether a body may meet on a day."""

JUDGES: Mapping[str, Judge] = {
    rule.CODE: rule.judge
    for rule in (
        on_date, weekday, part, season, blackout, school, host, count, gap_min, gap_max, tail, seat, partial, unavail,
        one_place, travel, week_cap, room, duty_both, duty_repeat, duty_holder, lock,
    )
}  # fmt: skip
"""Every rule's judge, by its code."""
