"""Gaps between the meetings of a series, and when the first and the last one run out; how often a
week one person is counted on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil

from msgspec.structs import replace

from tourdetable.core.planner.terms.instance import (
    ALL,
    BodySpec,
    GapSpec,
    PersonSpec,
    SeatSpec,
    Span,
)
from tourdetable.core.words.days import add_months
from tourdetable.domain.places.queries import closed_days
from tourdetable.domain.years.ids import PersonId, read
from tourdetable.domain.years.instance.calendars import stretches
from tourdetable.domain.years.instance.window import DAY, Window
from tourdetable.domain.years.instance.wishes import SeriesWish

MOST_A_WEEK = 2
"""How often one person is counted on in a week, as far as can be: no charter says it."""


def gap_of(window: Window, wish: SeriesWish) -> GapSpec:
    """The least and the longest gap, and the one that would spread the meetings evenly."""
    days = wish.days
    before = previous_meeting(window, wish) or days.first - DAY
    ideal = (days.last + DAY - before).days // (wish.meetings + len(wish.aside) + 1)
    tolerance = max(7, ideal // 5)
    return GapSpec(wish.least_gap, wish.series.most_gap, wish.asked.months, ideal, tolerance)


def previous_meeting(window: Window, wish: SeriesWish) -> date | None:
    """From when the first wait is counted, unless it is too long already: nothing mends that."""
    months, first = wish.asked.months, wish.days.first
    kinds = wish.asked.clock if months else (wish.series.kind,)
    found = [
        day
        for (body, kind), day in window.last_before.items()
        if body == wish.body.pk and (not kinds or kind in kinds)
    ]
    since = max(found, default=None)
    if since is None and months and wish.body.starts < first - DAY:
        since = wish.body.starts
    return since if since is not None and still_runs(since, wish) else None


def still_runs(since: date, wish: SeriesWish) -> bool:
    """Whether a wait that began then matters on the first day, and may still end in time."""
    months, days, first = wish.asked.months, wish.series.most_gap, wish.days.first
    if months is not None and wish.asked.forgives(add_months(since, months) + DAY):
        months = None
    if months is None and days is None:
        return since + wish.least_gap * DAY > first
    last = date.max if months is None else add_months(since, months)
    return first <= (last if days is None else min(last, since + days * DAY))


def tail_of(window: Window, wish: SeriesWish) -> int | None:
    """The days before 31 December that may go without a meeting, so that no wait runs out but on a
    day for which it is lifted."""
    months, end = wish.asked.months, min(window.season.last, wish.body.ends or date.max)
    if not months or not wish.meetings or end <= wish.days.last:
        return None
    earliest, asked = end, wish.asked

    def lasts(day: date) -> bool:
        over = add_months(day, months)
        return over >= end or asked.forgives(over + DAY)

    while lasts(earliest - DAY) and earliest > wish.days.first:
        earliest -= DAY
    return max(0, (date(wish.days.last.year, 12, 31) - earliest).days)


def blackout_of(wish: SeriesWish) -> tuple[Span, ...]:
    """Days closed by the charter or with the room, and those near a meeting that nobody plans."""
    found = [*wish.asked.closed(wish.days.first, wish.days.last)]
    if wish.series.room:
        days = wish.days
        shut = closed_days(wish.series.room, wish.part, days.first, days.last)
        found += stretches(sorted(shut))
    near = max(wish.least_gap, 1) - 1
    for meeting in wish.aside:
        found.append(Span(meeting.on - near * DAY, meeting.on + near * DAY))
    return tuple(found)


def spread_over_weeks(
    people: Sequence[PersonSpec], bodies: Iterable[BodySpec]
) -> tuple[PersonSpec, ...]:
    """The people, those who sit in many bodies being counted on only so often in a week.

    It is a wish: beyond, their seats are missed. So nobody is concerned who must come to each
    meeting of a body, and whoever has many meetings for few weeks is counted on more often.
    """
    seats = seats_by_person(bodies)
    most = {one.id: most_a_week(one, seats.get(one.id, [])) for one in people}
    return tuple(replace(one, max_per_week=most[one.id]) for one in people)


def seats_by_person(bodies: Iterable[BodySpec]) -> dict[str, list[tuple[BodySpec, SeatSpec]]]:
    """The seats of each person, with their bodies."""
    found: dict[str, list[tuple[BodySpec, SeatSpec]]] = {}
    for body in bodies:
        for seat in body.seats:
            for person in seat.persons:
                found.setdefault(person, []).append((body, seat))
    return found


def most_a_week(person: PersonSpec, seats: Sequence[tuple[BodySpec, SeatSpec]]) -> int | None:
    """How often somebody who has these seats is counted on in a week; None: it needs no word, it
    cannot be said, or they are nobody in particular."""
    bodies = {body.id: body for body, _ in seats}.values()
    must = any(seat.rule == ALL for _, seat in seats)
    if must or len(bodies) <= MOST_A_WEEK or not isinstance(read(person.id), PersonId):
        return None
    first = min(body.season.first for body in bodies)
    weeks = max(1, (max(body.season.last for body in bodies) - first).days // 7)
    return max(MOST_A_WEEK, ceil(2 * sum(body.meetings for body in bodies) / weeks))
