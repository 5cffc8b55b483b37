"""Rule `gap_max` for the solver."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.core.planner.model.accepted import accepts
from tests.core.planner.search.few import FRIDAY, NEXT_TUESDAY, TUESDAY, WEDNESDAY, body, week_of
from tourdetable.core.planner.model.rules import gap_max
from tourdetable.core.planner.terms.instance import GapSpec, Leave

CLUB = replace(body("Club"), gap=GapSpec(max=5))


@pytest.mark.parametrize(
    ("days", "kept"),
    [
        ([WEDNESDAY], False),
        ([FRIDAY], True),
        ([WEDNESDAY, NEXT_TUESDAY], False),
        ([TUESDAY, FRIDAY], True),
        ([], False),
    ],
)
def test_no_silence_between_the_borders_is_too_long(days: list[date], kept: bool) -> None:
    assert accepts(gap_max, week_of(CLUB), *days) == kept


def test_left_out_it_asks_nothing() -> None:
    assert accepts(gap_max, week_of(CLUB, relax=[Leave("gap_max", "Club")]))
