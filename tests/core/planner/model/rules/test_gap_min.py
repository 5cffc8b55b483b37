"""Rule `gap_min` for the solver."""

from __future__ import annotations

from msgspec.structs import replace

from tests.core.planner.model.accepted import accepts
from tests.core.planner.search.few import FRIDAY, TUESDAY, WEDNESDAY, body, week_of
from tourdetable.core.planner.model.rules import gap_min
from tourdetable.core.planner.terms.instance import GapSpec, Leave

CLUB = replace(body("Club"), gap=GapSpec(min=3))


def test_meetings_are_so_many_days_apart() -> None:
    assert accepts(gap_min, week_of(CLUB), TUESDAY, FRIDAY)
    assert not accepts(gap_min, week_of(CLUB), WEDNESDAY, FRIDAY)


def test_left_out_it_asks_nothing() -> None:
    assert accepts(gap_min, week_of(CLUB, relax=[Leave("gap_min", "Club")]), WEDNESDAY, FRIDAY)
