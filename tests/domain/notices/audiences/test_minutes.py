from __future__ import annotations

import pytest

from tests.domain.builders import (
    APRIL,
    FOUNDED,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    charter,
    found_circle,
    hold,
    in_review,
)
from tests.domain.notices.convened import light_seat, told
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.minutes.actions.adoption import adopt_at_meeting
from tourdetable.domain.minutes.actions.lateness import remind
from tourdetable.domain.minutes.actions.minutes import circulate
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.actions.seats import give_office
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


def late(circle: Circle, step: int) -> set[str]:
    """Who is told that the minutes of March are late."""
    remind(meeting=hold(circle), step=step, by=OPERATOR, now=NOW)
    collect(now=NOW)
    return {name for kind, name in told() if kind == "late_minutes"}


def test_late_minutes_are_told_to_whoever_writes_them(circle: Circle):
    assert late(circle, 0) == {"Ana"}


@pytest.mark.django_db
def test_then_to_whoever_convenes_where_no_office_writes() -> None:
    text = charter().replace('rights = ["agenda", "minutes"]', 'rights = ["agenda"]')
    circle = found_circle(text)
    give_office(
        network=circle.network,
        kind="steward",
        person=circle.chloe,
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    account_of(circle.chloe)
    assert late(circle, 1) == {"Chloé"}


def test_else_to_the_office_that_writes(circle: Circle):
    account_of(circle.dora)
    assert late(circle, 1) == {"Dora"}
