from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, Circle, draw, hold
from tests.domain.years.planned import body_of, drafted, of_circle
from tourdetable.core.planner.terms.instance import PinnedDate, Span
from tourdetable.domain.years.instance.building import instance_of


def test_in_the_middle_of_a_season_what_was_held_counts(circle: Circle) -> None:
    meeting = hold(circle)
    draft = drafted(circle.network, 2027)
    draft.series.update(meetings=6)
    instance = instance_of(draft, NOW)
    body = body_of(instance)
    assert (body.meetings, body.season.first, body.prev_last) == (
        5,
        date(2027, 4, 7),
        date(2027, 3, 4),
    )
    assert body.history == {f"person:{circle.ana.pk}": {"secretary": 1}}
    assert PinnedDate(f"held:{circle.body.pk}:reading", date(2027, 3, 4), "AM") in instance.locks
    assert meeting.turns.count() == 1


def test_a_dated_meeting_that_the_series_could_not_have_is_left_aside_and_kept_away_from(
    circle: Circle,
) -> None:
    """Ascension Day is a Thursday, and a public holiday."""
    draw(circle.body, datetime(2028, 5, 25, 9, tzinfo=UTC))
    draft = of_circle(circle)
    draft.series.update(least_gap=8, meetings=7)
    instance = instance_of(draft, NOW)
    assert Span(date(2028, 5, 18), date(2028, 6, 1)) in body_of(instance).blackout
    assert body_of(instance).standing == (date(2028, 5, 25),)
    assert body_of(instance, "held:").meetings == 1
    assert body_of(instance).meetings == 6


def test_a_series_of_which_no_day_is_left_is_named(circle: Circle) -> None:
    draft = drafted(circle.network, 2027)
    draft.series.update(last=date(2027, 4, 6), meetings=3)
    with pytest.raises(ValidationError, match="Cercle du port"):
        instance_of(draft, NOW)
