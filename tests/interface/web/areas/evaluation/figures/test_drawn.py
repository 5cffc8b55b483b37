"""A figure by parts: drawn, and in a table that says the same."""

from __future__ import annotations

from datetime import date

from tests.domain.evaluation.indicators.year import ITC
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS
from tourdetable.domain.evaluation.indicators.terms import FactLine, IndicatorFigure
from tourdetable.domain.evaluation.publishing import told
from tourdetable.interface.web.areas.evaluation.figures.drawn import breakdowns, compared

PRESENCE = INDICATORS["presence"]
KINDS = {"a": "itc", "b": "itc", "c": "technical_committee", "d": "itc"}


def line(body: str, month: int, seats: int, came: int) -> FactLine:
    who = frozenset(f"{body}{n}" for n in range(seats))
    on = date(2027, month, 4)
    return FactLine("meeting", f"{body}{month}", on, body, came, seats, "session", who=who)


LINES = (
    line("a", 1, 8, 8),
    line("a", 3, 8, 4),
    line("b", 3, 3, 1),
    line("c", 3, 9, 9),
    line("d", 3, 5, 2),
    line("e", 3, 4, 2),
)
FIGURE = told(IndicatorFigure.of(LINES), seats=True)


def test_parts_are_of_what_is_told_beside_the_sum_of_the_rest():
    kinds, months = breakdowns(PRESENCE, FIGURE, ITC, KINDS)
    assert [(row.counts, row.of) for row in kinds.rows] == [("14", "21"), ("9", "9"), ("3", "7")]
    assert [(row.counts, row.of) for row in months.rows] == [("8", "8"), ("15", "22"), ("3", "7")]


def test_two_periods_stand_side_by_side_the_former_hatched():
    found = compared(PRESENCE, (FIGURE, None), ("avant", "après"))
    assert [(bar.name, bar.before) for bar in found.chart.bars] == [
        ("avant", True),
        ("après", False),
    ]
    assert found.chart.most == 100


def test_one_part_alone_says_nothing_more_than_the_whole():
    whole = told(IndicatorFigure.of([line("a", 1, 8, 8)]), seats=True)
    assert breakdowns(PRESENCE, whole, ITC, KINDS) == []
