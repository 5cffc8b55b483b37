"""Of any day, what seats did is told once: no two releases, read side by side, tell of a few."""

from __future__ import annotations

from datetime import date, timedelta

from tests.domain.evaluation.indicators.year import ITC
from tests.domain.evaluation.test_publishing import line
from tourdetable.domain.evaluation.freezing import frozen, said_of
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS
from tourdetable.domain.evaluation.indicators.terms import FactLine, IndicatorFigure
from tourdetable.domain.evaluation.models import Campaign, FrozenFigure
from tourdetable.domain.evaluation.releases import settle

AUTUMN, SPRING, SUMMER = (date(2026, 9, 1), date(2027, 3, 31), date(2027, 8, 31))
YEAR = (line("a", 20, 9), line("b", 14, 7))


def counted(
    *lines: FactLine,
    first: date = AUTUMN,
    last: date = SUMMER,
    after: int = 1,
    code: str = "presence",
) -> FrozenFigure:
    """A figure over some months, as it was counted so many days after the last."""
    days = {"first": first, "last": last, "counted_on": last + timedelta(days=after)}
    campaign = Campaign(first=first, last=last)
    said = said_of(INDICATORS[code], ITC)
    kept = frozen(IndicatorFigure.of(lines))
    return FrozenFigure(campaign=campaign, indicator=code, said=said, **days, **kept)


def settled(row: FrozenFigure, *earlier: FrozenFigure) -> tuple[bool, float]:
    """Whether it is told, and what it counts."""
    settle(row, earlier)
    return row.told, row.counts


def test_frozen_again_it_stays_as_it_was_told():
    for moved in (line("a", 20, 19, 1), line("a", 20, 9, 1)):
        again = counted(*YEAR, moved, after=9)
        assert settled(again, counted(*YEAR)) == (True, 16)
        assert again.counted_on == SUMMER + timedelta(days=1)


def test_of_days_some_of_which_were_told_with_others_it_is_not_told():
    until_march = counted(*YEAR, last=SPRING)
    assert not settled(counted(*YEAR, *YEAR), until_march)[0]
    since = counted(*YEAR, first=SPRING + timedelta(days=1))
    assert settled(since, until_march) == (True, 16)


def test_it_waits_until_its_days_are_over():
    early = counted(*YEAR, after=0)
    assert (settled(early), early.waits) == ((False, 16), True)


def test_a_few_are_never_told_and_public_facts_always_are():
    few = counted(line("a", 4, 3))
    assert (settled(few)[0], few.waits) == (False, False)
    held = counted(line("a", 4, 3), code="meetings_held", after=-9)
    assert settled(held, counted()) == (True, 3)
