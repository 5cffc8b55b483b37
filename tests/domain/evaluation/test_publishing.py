"""Small groups are hidden, differences included: whatever is subtracted, no body of fewer than five
seats is told."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import examples
from tourdetable.domain.evaluation.indicators.terms import FactLine, IndicatorFigure
from tourdetable.domain.evaluation.publishing import HIDDEN, is_small, sizes, told

DAY = date(2027, 3, 4)


def line(body: str, seats: int, counts: int, number: int = 0) -> FactLine:
    """A meeting of a body that so many seats were expected at."""
    who = frozenset(f"{body}-{n}" for n in range(seats))
    return FactLine("meeting", f"{body}{number}", DAY, body, counts, seats, who=who)


def test_a_figure_about_fewer_than_five_seats_is_not_told():
    assert told(IndicatorFigure.of([line("a", 4, 3)]), seats=True) == HIDDEN
    assert is_small(4, seats=True)
    assert not is_small(4, seats=False)


def test_small_bodies_are_told_together_with_the_smallest_of_the_others():
    figure = IndicatorFigure.of([line("a", 3, 1), line("b", 6, 5), line("c", 9, 9)])
    found = told(figure, seats=True)
    assert [one.body for one in found.lines] == ["c"]
    assert found.rest is not None
    assert (found.rest.counts, found.rest.of, found.bodies) == (6, 9, 2)


def test_one_meeting_with_few_seats_makes_its_body_small():
    figure = IndicatorFigure.of(
        [line("a", 9, 8), line("a", 3, 1, 1), line("b", 9, 9), line("c", 7, 7)]
    )
    assert sizes(figure) == {"a": 3, "b": 9, "c": 7}
    assert [one.body for one in told(figure, seats=True).lines] == ["b"]


def test_what_is_not_about_seats_is_told_line_by_line():
    figure = IndicatorFigure.of([FactLine("decision", "1", DAY, "a", 1)])
    assert told(figure, seats=False).lines == figure.lines


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6))
@settings(max_examples=examples(60))
def test_no_subtraction_tells_of_fewer_than_five_seats(seats: list[int]):
    figure = IndicatorFigure.of([line(str(at), n, 1) for at, n in enumerate(seats)])
    found = told(figure, seats=True)
    if found.total is None:
        assert sum(seats) < 5
        return
    assert found.total == figure.total
    apart = [one.seats for one in found.lines]
    for number in range(len(apart) + 1):
        for some in combinations(apart, number):
            left = sum(seats) - sum(some)
            assert left == 0 or left >= 5
    assert found.bodies != 1
