"""Rule `count` for the solver."""

from __future__ import annotations

from tests.core.planner.model.accepted import accepts
from tests.core.planner.search.few import FRIDAY, TUESDAY, WEDNESDAY, body, week_of
from tourdetable.core.planner.model.rules import count
from tourdetable.core.planner.terms.instance import Leave


def test_a_body_meets_as_many_times_as_it_should() -> None:
    year = week_of(body("Club", meetings=2))
    assert accepts(count, year, TUESDAY, FRIDAY)
    assert not accepts(count, year, TUESDAY)
    assert not accepts(count, year, TUESDAY, WEDNESDAY, FRIDAY)


def test_left_out_it_asks_nothing() -> None:
    assert accepts(count, week_of(body("Club", meetings=2), relax=[Leave("count", "Club")]))
