"""A figure is found again by two additions."""

from __future__ import annotations

from datetime import date

from tests.domain.evaluation.indicators.year import CLUB, ITC, evaluated
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS
from tourdetable.domain.evaluation.indicators.terms import (
    FactLine,
    IndicatorFigure,
    Sums,
    Unit,
    parts,
)

DAY = date(2027, 3, 4)


def line(pk: str, counts: float, of: float, group: str = "") -> FactLine:
    return FactLine("meeting", pk, DAY, "b", counts, of, group, who=frozenset(pk))


def test_a_figure_is_a_sum_or_a_sum_over_another():
    sums = Sums(3, 4, 2)
    assert [sums.value(one) for one in (Unit.NUMBER, Unit.PERCENT, Unit.DAYS)] == [3, 75, 0.75]
    assert Sums(0, 0, 0).value(Unit.PERCENT) is None


def test_a_whole_is_the_sum_of_its_parts():
    figure = IndicatorFigure.of([line("2", 1, 2, "x"), line("1", 2, 2, "y"), line("3", 1, 1, "x")])
    assert figure.total == Sums(4, 5, 3)
    assert parts(figure.lines, lambda one: one.group) == {"x": Sums(2, 3, 2), "y": Sums(2, 2, 1)}
    assert (len(figure.lines), figure.seats) == (3, 3)


def test_an_indicator_cites_the_articles_of_each_charter():
    regularity = INDICATORS["regularity"]
    assert (regularity.articles(ITC), regularity.concerns(ITC)) == (["ITC-14"], True)
    assert (regularity.articles(CLUB), regularity.concerns(CLUB)) == ([], False)


def test_what_nobody_keeps_is_unknown():
    assert INDICATORS["relays"].figure(evaluated()) is None
    assert INDICATORS["relays"].figure(evaluated({"relays": []})) is not None
