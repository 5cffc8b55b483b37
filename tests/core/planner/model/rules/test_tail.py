"""Rule `tail` for the solver."""

from __future__ import annotations

from msgspec.structs import replace

from tests.core.planner.model.accepted import accepts
from tests.core.planner.search.few import FRIDAY, NEXT_TUESDAY, TUESDAY, body, week_of
from tourdetable.core.planner.model.rules import tail
from tourdetable.core.planner.terms.instance import Leave

CLUB = replace(body("Club"), tail_max=291)
"""A meeting on 15 March or later."""


def test_a_meeting_is_late_enough() -> None:
    assert accepts(tail, week_of(CLUB), TUESDAY, NEXT_TUESDAY)
    assert not accepts(tail, week_of(CLUB), TUESDAY, FRIDAY)


def test_left_out_it_asks_nothing() -> None:
    assert accepts(tail, week_of(CLUB, relax=[Leave("tail", "Club")]), TUESDAY)
