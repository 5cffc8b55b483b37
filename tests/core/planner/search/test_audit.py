"""The last look at a year: who is wrong in it, and what is told."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.core.planner.search.few import body, seat, week_of
from tourdetable.core.planner.search.audit import refused
from tourdetable.core.planner.search.solve import plan
from tourdetable.core.planner.terms.plan import Cost

WEEK = week_of(body("Club", seat("Rose")), body("Group", seat("Rose")))


def test_a_sound_year_is_not_refused() -> None:
    assert refused(WEEK, plan(WEEK)) == set()


def test_who_is_in_two_places_is_told(caplog: pytest.LogCaptureFixture) -> None:
    found = plan(WEEK)
    first = found.meetings[0]
    same = tuple(replace(one, date=first.date, part=first.part) for one in found.meetings)
    assert refused(WEEK, replace(found, meetings=same, cost=None)) == {"Rose"}
    assert "one_place" in caplog.text


def test_a_year_that_costs_more_than_it_says_is_everybody_s() -> None:
    assert refused(WEEK, replace(plan(WEEK), cost=Cost(7, 0))) == {"Rose"}
