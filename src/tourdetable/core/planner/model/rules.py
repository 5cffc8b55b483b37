"""What rules ask of the solver when masks of days do not settle them: a function for each rule."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from tourdetable.core.planner.judge.rules.calendar import count, gap_max, gap_min, lock, tail
from tourdetable.core.planner.judge.rules.duties import duty_both, duty_holder, duty_repeat
from tourdetable.core.planner.judge.rules.places import host, room
from tourdetable.core.planner.model.options import DateOptions
from tourdetable.core.planner.model.variables import DateVariables, Range
from tourdetable.core.planner.terms.days import HALVES, PARTS
from tourdetable.core.planner.terms.gaps import (
    border_after,
    border_before,
    earliest_last,
    latest_next,
)
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.planner.terms.masks import WIDTH


def keep_count(dates: DateVariables, year: DateOptions) -> None:
    """Rule `count`: one equality."""
    if count.binds(dates.ground, year.body.id):
        dates.model.total(year.body.meetings, dates.of(year), year.body.meetings)


def keep_gap_min(dates: DateVariables, year: DateOptions) -> None:
    """Rule `gap_min`: at most one meeting in any window of `min` days."""
    least = gap_min.least(dates.ground, year.body)
    near = [(i, bisect_left(year.days, day + least)) for i, day in enumerate(year.days)]
    for window in widest(near):
        dates.model.at_most_one(dates.of(year, window))


def keep_gap_max(dates: DateVariables, year: DateOptions) -> None:
    """Rule `gap_max`: at least one meeting in any window of `max` days."""
    body = year.body
    if not gap_max.binds(dates.ground, body):
        return
    start, stop = border_before(body).toordinal(), border_after(body).toordinal()
    windows = []
    for day in range(start, stop):
        latest = _latest(body, day)
        if latest >= stop:
            break
        if not any(day < held.toordinal() <= latest for held in body.standing):
            windows.append(between(year.days, day + 1, latest))
    for window in narrowest(windows):
        dates.model.some(dates.of(year, window))
    _outside(dates, year, start, stop)


def _latest(body: BodySpec, day: int) -> int:
    return latest_next(body, date.fromordinal(day)).toordinal()


def _outside(dates: DateVariables, year: DateOptions, start: int, stop: int) -> None:
    """Meetings out of the borders (their season left out) still follow one another soon enough."""
    for i, day in enumerate(year.days):
        held = dates.first[year.body.id] + i
        latest = _latest(year.body, day)
        if day < start and latest < stop:
            after = between(year.days, day + 1, latest)
            dates.model.some([-1 - held, *dates.of(year, after)])
        if day > stop and _latest(year.body, start) < day:
            dates.model.some([-1 - held, *dates.of(year, _before(year, day))])


def _before(year: DateOptions, day: int) -> Range:
    """The earlier options from which the gap to a day is not too long."""
    high = bisect_left(year.days, day)
    reaches = [_latest(year.body, earlier) >= day for earlier in year.days[:high]]
    return bisect_left(reaches, True), high


def keep_tail(dates: DateVariables, year: DateOptions) -> None:
    """Rule `tail`: one of the late options."""
    earliest = earliest_last(year.body)
    if earliest is not None and tail.binds(dates.ground, year.body.id):
        first = bisect_left(year.days, earliest.toordinal())
        dates.model.some(dates.of(year, (first, len(year.days))))


def keep_lock(dates: DateVariables, year: DateOptions) -> None:
    """Rule `lock`: for each lock, one of the options that keep it."""
    known = dates.by_bit[year.body.id]
    for pin in lock.pins(dates.ground, dates.masks, year.body.id):
        dates.model.some([known[bit] for bit in pin if bit in known])


def keep_few_hands(dates: DateVariables, year: DateOptions) -> None:
    """Rules of duties: no second meeting where two take more seats than there are."""
    body, ground = year.body, dates.ground
    takers = [seat.id for seat in body.seats if seat.duties]
    tiring = all(
        rule.binds(ground, body.id, seat) for rule in (duty_both, duty_repeat) for seat in takers
    )
    few = len(takers) < 2 * len(body.duties)
    if few and tiring and len(year.at) > 1 and duty_holder.binds(ground, body.id):
        dates.model.at_most_one(dates.of(year))


YearRule = Callable[[DateVariables, DateOptions], None]
"""Adds a rule of one body's dates to the model, unless it is left out for the body."""

YEAR_RULES: tuple[YearRule, ...] = (
    keep_count,
    keep_few_hands,
    keep_gap_min,
    keep_gap_max,
    keep_tail,
    keep_lock,
)


def keep_rooms(dates: DateVariables) -> None:
    """Rule `room`: on each half-day, at most as many meetings as a pool has rooms."""
    moments: dict[str, dict[int, list[int]]] = {}
    for year in dates.years:
        pool = room.pool_of(dates.ground, year.body)
        if pool is not None:
            held = moments.setdefault(pool, {})
            for bit, variable in dates.by_bit[year.body.id].items():
                day, part = divmod(bit, WIDTH)
                for half in HALVES[PARTS[part]]:
                    held.setdefault(2 * day + half, []).append(variable)
    for pool, held in moments.items():
        capacity = dates.ground.rooms[pool].capacity
        for _, literals in sorted(held.items()):
            if len(literals) > capacity:
                dates.model.at_most(literals, capacity)


def keep_hosts(dates: DateVariables) -> None:
    """Rule `host`: each meeting has a host that is open and has a room for it then."""
    rooms = dates.ground.shared_hosts
    if not rooms:
        return
    for moment, literals in host.by_moment(_received(dates)).items():
        if len(literals) > rooms[moment[0]]:
            dates.model.at_most(literals, rooms[moment[0]])


def _received(dates: DateVariables) -> Iterator[tuple[str, date, str, int]]:
    """When a host may receive a body, and the variable that says that it does."""
    for year in dates.years:
        if host.binds(dates.ground, year.body.id):
            for bit, variable in dates.by_bit[year.body.id].items():
                day, part = dates.masks.when(bit)
                for name, literal in _taken(dates, year.body, day, variable):
                    yield name, day, part, literal


def _taken(
    dates: DateVariables, body: BodySpec, day: date, variable: int
) -> Iterable[tuple[str, int]]:
    """The hosts that a meeting may take from others, none when it has one of its own or needs
    none."""
    able = host.open_hosts(body, day)
    if not able or not dates.ground.shared_hosts.keys() >= set(able):
        return ()
    if len(able) == 1:
        return [(able[0], variable)]
    chosen = {name: dates.model.booleans(1) for name in able}
    dates.model.between(0, [*((one, 1) for one in chosen.values()), (variable, -1)], 0)
    return chosen.items()


# ---- Windows that slide over options in order


def between(ordered: Sequence[int], first: int, last: int) -> Range:
    """The places of the values from `first` to `last`, both included."""
    return bisect_left(ordered, first), bisect_left(ordered, last + 1)


def widest(ranges: Iterable[Range]) -> list[Range]:
    """The ranges that no other contains, of two options or more, when they come in order."""
    kept: list[Range] = []
    for low, high in ranges:
        if high - low > 1 and (not kept or high > kept[-1][1]):
            kept.append((low, high))
    return kept


def narrowest(ranges: Iterable[Range]) -> list[Range]:
    """The ranges that contain no other, when they come in order."""
    kept: list[Range] = []
    for low, high in ranges:
        while kept and kept[-1][0] <= low and high <= kept[-1][1]:
            kept.pop()
        if not kept or not (low <= kept[-1][0] and kept[-1][1] <= high):
            kept.append((low, high))
    return kept
