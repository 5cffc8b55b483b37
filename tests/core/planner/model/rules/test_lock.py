"""Rule `lock` for the solver."""

from __future__ import annotations

from msgspec.structs import replace

from tests.core.planner.model.accepted import accepts
from tests.core.planner.search.few import FRIDAY, TUESDAY, body, week_of
from tourdetable.core.planner.model.rules import lock
from tourdetable.core.planner.terms.instance import Leave, PinnedDate

LOCKED = replace(week_of(body("Club")), locks=(PinnedDate("Club", FRIDAY),))


def test_a_locked_date_is_held_at_any_part() -> None:
    assert accepts(lock, LOCKED, TUESDAY, FRIDAY)
    assert not accepts(lock, LOCKED, TUESDAY)


def test_a_lock_on_a_part_is_held_then() -> None:
    afternoon = replace(LOCKED, locks=(PinnedDate("Club", FRIDAY, "PM"),))
    assert not accepts(lock, afternoon, FRIDAY)


def test_left_out_it_asks_nothing() -> None:
    assert accepts(lock, replace(LOCKED, relax=(Leave("lock", "Club"),)), TUESDAY)
