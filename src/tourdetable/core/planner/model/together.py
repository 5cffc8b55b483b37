"""What the dates of several bodies owe each other: rules `own_day`, `apart` and `before`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping

from tourdetable.core.planner.judge.rules.calendar import count, lock
from tourdetable.core.planner.judge.rules.together import apart, before, own_day
from tourdetable.core.planner.model.options import DateOptions
from tourdetable.core.planner.model.variables import DateVariables
from tourdetable.core.planner.terms.instance import APART_DAY, BodySpec, Relation
from tourdetable.core.planner.terms.masks import WIDTH

Moment = Callable[[int], int]
"""The day, or the week, of a bit."""


def keep_together(dates: DateVariables) -> None:
    """The rules that bind the dates of several of these bodies."""
    years = {year.body.id: year for year in dates.years}
    for year in dates.years:
        if year.body.own_day:
            keep_own_day(dates, year.body)
    for relation in apart.relations(dates.ground):
        if {relation.first, relation.second} <= years.keys():
            moment = _day if relation.rule == APART_DAY else dates.masks.week
            _exclude(dates, relation.first, relation.second, moment)
    for relation in before.relations(dates.ground):
        if {relation.first, relation.second} <= years.keys():
            keep_before(dates, relation, years)


def keep_own_day(dates: DateVariables, alone: BodySpec) -> None:
    """Rule `own_day`: on each day, this body or the others."""
    for year in dates.years:
        if own_day.binds(dates.ground, alone, year.body.id):
            _exclude(dates, alone.id, year.body.id, _day)


def keep_before(dates: DateVariables, relation: Relation, years: Mapping[str, DateOptions]) -> None:
    """Rule `before`: at each moment, no more meetings of the second than of the first by then.

    Beyond the meetings that the first has, the second's are free: `full` says that all were held.
    """
    first, second = years[relation.first], years[relation.second]
    known, body, model = first.body.meetings, second.body, dates.model
    beyond = body.meetings > known or not count.binds(dates.ground, body.id)
    for day in sorted(set(second.days)):
        later = _times(dates.of(second, (0, bisect_right(second.days, day))), 1)
        by_then = bisect_right(first.days, day - relation.days)
        earlier = _times(dates.of(first, (0, by_then)), -1)
        terms = [*later, *earlier]
        if beyond:
            full = model.booleans(1)
            terms.append((full, -len(later)))
            model.between(-by_then, [*earlier, (full, known)], 0)
        model.between(-len(earlier) - len(later), terms, 0)


def _times(variables: Iterable[int], coefficient: int) -> list[tuple[int, int]]:
    return [(variable, coefficient) for variable in variables]


def _day(bit: int) -> int:
    return bit // WIDTH


def _exclude(dates: DateVariables, one: str, other: str, moment: Moment) -> None:
    """Not both bodies at one moment, but for meetings that are both locked."""
    mine, theirs = _by_moment(dates, one, moment), _by_moment(dates, other, moment)
    settled = [_locked(dates, body) for body in (one, other)]
    for when in sorted(mine.keys() & theirs.keys()):
        for bit, variable in mine[when].items():
            for same, rival in theirs[when].items():
                if bit not in settled[0] or same not in settled[1]:
                    dates.model.at_most_one([variable, rival])


def _by_moment(dates: DateVariables, body: str, moment: Moment) -> dict[int, dict[int, int]]:
    """By moment, a body's variables by bit."""
    found: dict[int, dict[int, int]] = {}
    for bit, variable in dates.by_bit[body].items():
        found.setdefault(moment(bit), {})[bit] = variable
    return found


def _locked(dates: DateVariables, body: str) -> set[int]:
    return {bit for pin in lock.pins(dates.ground, dates.masks, body) for bit in pin}
