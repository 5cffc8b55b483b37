"""A figure by parts: drawn, and in a table that says the same."""

from __future__ import annotations

from datetime import date

from tests.domain.evaluation.indicators.year import ITC
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS
from tourdetable.domain.evaluation.indicators.terms import FactLine, IndicatorFigure
from tourdetable.domain.evaluation.publishing import HIDDEN, told
from tourdetable.interface.web.areas.evaluation.figures.drawn import breakdowns, compared

PRESENCE = INDICATORS["presence"]
KINDS = {"a": "itc", "b": "itc", "c": "technical_committee", "d": "itc", "e": "itc"}


def line(body: str, month: int, seats: int, came: int) -> FactLine:
    who = frozenset(f"{body}{n}" for n in range(seats))
    on = date(2027, month, 4)
    return FactLine("meeting", f"{body}{month}", on, body, came, seats, "session", who=who)


LINES = (
    line("a", 1, 8, 8),
    line("a", 3, 14, 7),
    line("b", 3, 6, 3),
    line("c", 3, 12, 6),
    line("d", 3, 5, 2),
    line("e", 3, 8, 4),
)
FIGURE = told(IndicatorFigure.of(LINES), PRESENCE)


def test_parts_are_of_what_is_told_beside_the_sum_of_the_rest():
    (kinds,) = breakdowns(PRESENCE, FIGURE, ITC, KINDS)
    assert [(row.counts, row.of) for row in kinds.rows] == [("15", "22"), ("6", "12"), ("9", "19")]


def test_public_facts_of_bodies_have_their_months_too():
    held = told(IndicatorFigure.of(LINES), INDICATORS["meetings_held"])
    kinds, months = breakdowns(INDICATORS["meetings_held"], held, ITC, KINDS)
    assert [row.counts for row in months.rows] == ["8", "22"]
    assert [row.counts for row in kinds.rows] == ["24", "6"]


def test_two_periods_stand_side_by_side_the_former_hatched():
    found = compared(PRESENCE, (FIGURE, HIDDEN), ("avant", "après"))
    assert [(bar.name, bar.before) for bar in found.chart.bars] == [
        ("avant", True),
        ("après", False),
    ]
    assert found.chart.most == 100
    alone = compared(PRESENCE, (FIGURE, None), ("avant", "après"))
    assert [bar.name for bar in alone.chart.bars] == ["après"]


def test_one_part_alone_says_nothing_more_than_the_whole():
    whole = told(IndicatorFigure.of([line("a", 1, 12, 6)]), PRESENCE)
    assert breakdowns(PRESENCE, whole, ITC, KINDS) == []
