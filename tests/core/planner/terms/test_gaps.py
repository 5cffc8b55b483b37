"""The days between a body's meetings, from border to border."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from tests.core.planner.search.few import NEXT_TUESDAY, TUESDAY, body
from tourdetable.core.planner.terms.gaps import (
    earliest_last,
    has_latest,
    latest_next,
    silences,
    with_borders,
)
from tourdetable.core.planner.terms.instance import GapSpec

CLUB = body("Club")


def test_the_borders_are_the_days_around_the_season() -> None:
    assert with_borders(CLUB, [TUESDAY]) == [date(2027, 3, 8), TUESDAY, date(2027, 3, 17)]


def test_the_first_gap_begins_at_last_years_last_meeting() -> None:
    assert with_borders(replace(CLUB, prev_last=date(2027, 1, 5)), [])[0] == date(2027, 1, 5)


def test_no_silence_goes_over_a_day_on_which_it_meets_anyway() -> None:
    held = (date(2027, 3, 1), date(2027, 3, 11), date(2027, 3, 30))
    days = silences(replace(CLUB, standing=held), [TUESDAY])
    assert days == [date(2027, 3, 8), TUESDAY, date(2027, 3, 11), date(2027, 3, 17)]


@pytest.mark.parametrize(
    ("gap", "latest"),
    [
        (GapSpec(), date.max),
        (GapSpec(max=7), NEXT_TUESDAY),
        (GapSpec(max_months=1), date(2027, 4, 9)),
        (GapSpec(max=7, max_months=1), NEXT_TUESDAY),
        (GapSpec(max=1_000_000), TUESDAY + timedelta(days=1_000_000)),
    ],
)
def test_the_next_meeting_follows_within_days_and_months(gap: GapSpec, latest: date) -> None:
    club = replace(CLUB, gap=gap)
    assert latest_next(club, TUESDAY) == latest
    assert has_latest(club) == (latest != date.max)


def test_the_longest_gap_may_end_after_the_last_of_days() -> None:
    late = date(9990, 1, 1)
    for gap in (GapSpec(max=1_000_000), GapSpec(max_months=1_000_000)):
        assert latest_next(replace(CLUB, gap=gap), late) == date.max


def test_a_body_that_does_not_meet_has_no_longest_gap() -> None:
    assert not has_latest(replace(CLUB, gap=GapSpec(max=7), meetings=0))


def test_the_last_meeting_comes_so_many_days_before_the_years_end() -> None:
    assert earliest_last(replace(CLUB, tail_max=31)) == date(2027, 11, 30)
    assert earliest_last(CLUB) is None
    assert earliest_last(replace(CLUB, tail_max=31, meetings=0)) is None
