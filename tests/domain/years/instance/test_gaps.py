from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.domain.builders import NOW, Circle, decided, draw, granted, hold
from tests.domain.years.planned import body_of, of_circle, planned, year
from tourdetable.core.planner.terms.instance import (
    ALL,
    OPTIONAL,
    BodySpec,
    GapSpec,
    PersonSpec,
    SeatSpec,
    Span,
)
from tourdetable.domain.networks.models import Body
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.instance.building import instance_of
from tourdetable.domain.years.instance.gaps import spread_over_weeks


def test_a_season_that_a_series_leaves_early_is_kept_by_its_last_meeting(circle: Circle) -> None:
    draft = of_circle(circle)
    draft.series.update(last=date(2028, 11, 30))
    body = body_of(instance_of(draft, NOW))
    assert body.tail_max == (date(2028, 12, 31) - date(2028, 10, 31)).days


def test_a_wait_that_runs_out_while_its_article_is_lifted_asks_for_no_meeting(
    circle: Circle,
) -> None:
    """CIR-02 (two months) is lifted in July and August: the last meeting may be one of May."""
    draft = of_circle(circle)
    draft.series.update(last=date(2028, 6, 30))
    Body.objects.update(ends=date(2028, 8, 31))
    before = body_of(instance_of(draft, NOW)).tail_max
    summer = date(2028, 7, 1), date(2028, 8, 31)
    granted(circle, decided(circle, hold(circle)), "CIR-02", None, *summer)
    after = body_of(instance_of(draft, NOW)).tail_max
    year_end = date(2028, 12, 31)
    assert (before, after) == (
        (year_end - date(2028, 7, 1)).days,
        (year_end - date(2028, 4, 30)).days,
    )


def test_the_clock_runs_from_the_last_meeting_before_the_season(circle: Circle) -> None:
    draw(circle.body, datetime(2027, 11, 18, 9, tzinfo=UTC))
    assert body_of(instance_of(of_circle(circle), NOW)).prev_last == date(2027, 11, 18)


def test_a_clock_that_ran_out_before_the_season_does_not_make_it_impossible(circle: Circle) -> None:
    draw(circle.body, datetime(2027, 5, 20, 9, tzinfo=UTC))
    draft = planned(of_circle(circle))
    assert body_of(year(draft)[0]).prev_last is None
    assert draft.state == DraftState.PLANNED


@pytest.mark.parametrize(
    ("who", "tables", "meetings", "rule", "most"),
    [
        ("person:1", 2, 6, OPTIONAL, None),
        ("person:1", 3, 6, OPTIONAL, 2),
        ("person:1", 3, 20, OPTIONAL, 5),
        ("person:1", 3, 6, ALL, None),
        ("vacant:1", 3, 6, OPTIONAL, None),
    ],
)
def test_nobody_is_counted_on_more_than_twice_a_week_where_nothing_asks_for_it(
    who: str, tables: int, meetings: int, rule: str, most: int | None
) -> None:
    half = Span(date(2028, 1, 1), date(2028, 6, 30))
    bodies = [
        BodySpec(
            f"series:{number}:itc", meetings, half, (1,), ("AM",), GapSpec(),
            seats=(SeatSpec("seat:1", (who,), rule),),
        )
        for number in range(tables)
    ]  # fmt: skip
    (found,) = spread_over_weeks([PersonSpec(who)], bodies)
    assert found.max_per_week == most
