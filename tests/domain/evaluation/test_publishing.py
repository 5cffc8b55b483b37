"""Small groups are hidden, differences included: whatever is subtracted, nothing is told of fewer
than five seats of one body."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import examples
from tourdetable.domain.evaluation.indicators.terms import FactLine, IndicatorFigure, Sums
from tourdetable.domain.evaluation.publishing import ToldFigure, told

DAY = date(2027, 3, 4)


def line(body: str, seats: int, counts: int, number: int = 0) -> FactLine:
    """A meeting of a body that so many seats were expected at."""
    who = frozenset(f"{body}-{n}" for n in range(seats))
    return FactLine("meeting", f"{body}{number}", DAY, body, counts, seats, who=who)


def test_a_figure_about_fewer_than_five_seats_is_not_told():
    assert told(IndicatorFigure.of([line("a", 4, 3)]), seats=True) == ToldFigure(None, left=1)


def test_the_facts_of_one_small_body_are_left_out():
    figure = IndicatorFigure.of([line("a", 3, 1), line("b", 6, 5), line("c", 9, 9)])
    found = told(figure, seats=True)
    assert [one.body for one in found.lines] == ["b", "c"]
    assert (found.total, found.rest, found.left) == (Sums(14, 15, 2), None, 1)
    assert found.of_body("a").lines == ()


def test_several_small_bodies_are_told_together_where_days_are_not_chosen():
    figure = IndicatorFigure.of([line("a", 3, 1), line("b", 4, 4), line("c", 9, 9)])
    found = told(figure, seats=True)
    assert (found.total, found.rest, found.bodies) == (figure.total, Sums(5, 7, 2), 2)
    alone = told(figure, seats=True, together=False)
    assert (alone.total, alone.rest, alone.left) == (Sums(9, 9, 1), None, 2)


def test_one_meeting_with_few_seats_hides_no_other_of_its_body():
    figure = IndicatorFigure.of([line("a", 9, 8), line("a", 3, 1, 1), line("b", 9, 9)])
    assert [one.id for one in told(figure, seats=True).lines] == ["a0", "b0"]


def test_what_is_not_about_seats_is_told_line_by_line():
    figure = IndicatorFigure.of([FactLine("decision", "1", DAY, "a", 1)])
    assert told(figure, seats=False).lines == figure.lines


MEETINGS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 9)), min_size=1, max_size=8)


@given(MEETINGS, st.integers(0, 8), st.integers(0, 8))
@settings(max_examples=examples(60))
def test_two_choices_of_days_subtracted_tell_no_small_line(
    meetings: list[tuple[str, int]], one: int, other: int
):
    lines = [
        replace(line(body, seats, seats, nth), on=DAY + timedelta(days=nth))
        for nth, (body, seats) in enumerate(meetings)
    ]
    few, more = sorted((one, other))
    short, long = (
        told(IndicatorFigure.of(lines[:n]), seats=True, together=False) for n in (few, more)
    )
    between = [one.seats for one in lines[few:more] if one.seats >= 5]
    of = [figure.total.of if figure.total else 0 for figure in (long, short)]
    assert of[0] - of[1] == sum(between)
