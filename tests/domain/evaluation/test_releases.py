"""Two releases of the same days, read side by side, tell of nobody."""

from __future__ import annotations

from datetime import date

from tests.domain.evaluation.test_publishing import line
from tourdetable.domain.evaluation.freezing import frozen
from tourdetable.domain.evaluation.indicators.terms import FactLine, IndicatorFigure
from tourdetable.domain.evaluation.models import FrozenFigure
from tourdetable.domain.evaluation.releases import settle

AUTUMN, SPRING, SUMMER = (date(2026, 9, 1), date(2027, 3, 31), date(2027, 8, 31))
YEAR = (line("a", 20, 9), line("b", 14, 7))


def counted(*lines: FactLine, last: date = SUMMER, code: str = "presence") -> FrozenFigure:
    """A figure over some months from the autumn on, as it was counted on their last day."""
    days = {"first": AUTUMN, "last": last, "counted_on": last}
    return FrozenFigure(indicator=code, **days, **frozen(IndicatorFigure.of(lines)))


def settled(row: FrozenFigure, *earlier: FrozenFigure) -> tuple[bool, float]:
    """Whether it is told, and what it counts."""
    settle(row, earlier)
    return row.told, row.counts


def test_frozen_again_after_one_meeting_it_stays_as_it_was_told():
    again = counted(*YEAR, line("a", 20, 19, 1))
    assert settled(again, counted(*YEAR)) == (True, 16)
    assert settled(counted(*YEAR), counted(*YEAR)) == (True, 16)


def test_frozen_again_after_enough_it_is_told_as_it_is():
    assert settled(counted(*YEAR, line("a", 20, 9, 1)), counted(*YEAR)) == (True, 25)


def test_those_who_changed_are_many_or_not_told():
    for moved, apart in ((1, 16), (5, 21)):
        again = counted(line("a", 20, 9 + moved), line("b", 14, 7))
        assert settled(again, counted(*YEAR)) == (True, apart)


def test_of_some_days_more_by_one_meeting_it_is_not_told():
    until_march = counted(*YEAR, last=SPRING)
    assert not settled(counted(*YEAR, line("b", 14, 13, 1)), until_march)[0]


def test_a_few_are_never_told_and_public_facts_always_are():
    assert not settled(counted(line("a", 4, 3)))[0]
    assert settled(counted(line("a", 4, 3), code="meetings_held"), counted()) == (True, 3)
