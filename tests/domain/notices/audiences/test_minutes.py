from __future__ import annotations

import pytest

from tests.domain.builders import (
    APRIL,
    NOW,
    TODAY,
    Circle,
    hold,
    in_review,
)
from tests.domain.notices.convened import light_seat, told
from tourdetable.domain.minutes.actions.adoption import adopt_at_meeting
from tourdetable.domain.minutes.actions.minutes import circulate
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.notices.actions import collect


class TestMinutes:
    @pytest.fixture
    def minutes(self, circle: Circle) -> Minutes:
        light_seat(circle)
        return in_review(circle, hold(circle))

    def test_a_review_is_asked_of_those_who_may_ask_for_a_correction(
        self, circle: Circle, minutes: Minutes
    ):
        collect(now=NOW)
        assert told() == [("review", "Bao"), ("review", "Chloé")]

    def test_a_seat_that_did_not_exist_then_has_nothing_to_correct(
        self, circle: Circle, minutes: Minutes
    ):
        circle.library.starts = TODAY
        circle.library.save()
        collect(now=NOW)
        assert told() == [("review", "Chloé")]

    def test_minutes_for_those_present_are_told_to_those_who_came(self, circle: Circle):
        meeting = hold(circle, came=[(circle.town, circle.ana), (circle.school, circle.chloe)])
        minutes = in_review(circle, meeting)
        minutes.audience = "present"
        minutes.save()
        collect(now=NOW)
        assert told() == [("review", "Chloé")]

    def test_adoption_then_circulation_to_every_seat(self, circle: Circle, minutes: Minutes):
        collect(now=NOW)
        later = hold(circle, APRIL, "Lecture d’avril")
        adopted = adopt_at_meeting(
            minutes=minutes, at=later, version=minutes.version, by=circle.by_chloe(), now=NOW
        )
        collect(now=NOW)
        assert told()[2:] == [("adopted", "Ana"), ("adopted", "Bao")]
        circulate(
            minutes=adopted,
            audience="network",
            version=adopted.version,
            by=circle.by_bao(),
            now=NOW,
        )
        collect(now=NOW)
        assert told()[4:] == [
            ("circulated", "Ana"),
            ("circulated", "Chloé"),
            ("circulated", "Élie"),
        ]
