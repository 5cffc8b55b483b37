"""What a plan costs (PLANNER §3): its dates, then the unevenness of its gaps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule
from tourdetable.core.planner.terms.days import week
from tourdetable.core.planner.terms.gaps import with_borders
from tourdetable.core.planner.terms.instance import OPTIONAL, SOFT, BodySpec, GapSpec, SeatSpec
from tourdetable.core.planner.terms.plan import Cost

DAYS_IN_WEEK = 7


def plan_cost(case: Schedule) -> Cost:
    """A whole plan's cost."""
    dates = regularity = 0
    for body, meetings in case.years:
        dates += sum(
            date_cost(case.ground, body, meeting.date, meeting.part) for meeting in meetings
        )
        regularity += regularity_cost(case.ground, body, [meeting.date for meeting in meetings])
    return Cost(dates, regularity)


def date_cost(ground: Ground, body: BodySpec, day: date, part: str) -> int:
    """What it costs a body to meet then."""
    weights = ground.instance.weights
    cost = weights.pref * body.dislike(day.weekday(), part)
    if body.school_holidays == SOFT and ground.at_school_holiday(body, day):
        cost += weights.school_soft
    if day in ground.bridges:
        cost += weights.bridge
    return cost + weights.optional_absent * len(optional_absent(ground, body, day, part))


def optional_absent(ground: Ground, body: BodySpec, day: date, part: str) -> list[SeatSpec]:
    """The optional seats that have nobody free then, by their weeks and absences alone."""
    return [
        seat
        for seat in body.seats
        if seat.rule == OPTIONAL
        and not any(ground.free(person, day, part) for person in seat.persons)
    ]


def week_bounds(gap: GapSpec) -> tuple[int, int]:
    """The least and most weeks between meetings that cost nothing."""
    ideal = max(1, round(gap.ideal / DAYS_IN_WEEK))
    tolerance = max(1, gap.tol // DAYS_IN_WEEK)
    return ideal - tolerance, ideal + tolerance


def regularity_cost(ground: Ground, body: BodySpec, days: Sequence[date]) -> int:
    """What uneven gaps cost: long ones to both borders of the year, short ones between meetings."""
    if not body.meetings:
        return 0
    least, most = week_bounds(body.gap)
    long = sum(max(0, week(b) - week(a) - most) for a, b in pairwise(with_borders(body, days)))
    short = sum(max(0, least - (week(b) - week(a))) for a, b in pairwise(days))
    return ground.instance.weights.gap_excess_week * (long + short)
