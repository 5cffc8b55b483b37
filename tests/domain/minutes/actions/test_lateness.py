from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.domain.builders import MARCH, NOW, OPERATOR, Circle, draw, hold, in_review, last_event
from tourdetable.domain.journal.models import Event
from tourdetable.domain.minutes.actions.lateness import remind_of_minutes
from tourdetable.domain.minutes.actions.minutes import begin

DAY = timedelta(days=1)


def on_day(days: int) -> datetime:
    return MARCH.replace(hour=20) + timedelta(days=days)


@pytest.fixture
def unwritten(circle: Circle) -> Circle:
    begin(meeting=hold(circle), by=circle.by_ana(), now=NOW)
    return circle


def test_whoever_writes_is_reminded_once_then_whoever_coordinates_once(unwritten: Circle):
    found = {day: remind_of_minutes(now=on_day(day)) for day in (14, 15, 16, 28, 29, 30, 42, 43)}
    assert found == {14: 0, 15: 1, 16: 0, 28: 0, 29: 1, 30: 0, 42: 0, 43: 0}
    events = Event.objects.filter(kind="meeting.minutes_late").order_by("pk")
    assert [event.data["step"] for event in events] == [0, 1]


def test_nobody_is_long_after(unwritten: Circle):
    assert [remind_of_minutes(now=on_day(day)) for day in (60, 400)] == [0, 0]


def test_minutes_that_are_sent_for_review_are_no_longer_late(circle: Circle):
    in_review(circle, hold(circle))
    draw(circle.body, MARCH + DAY, "Jamais ouverte")
    assert remind_of_minutes(now=on_day(20)) == 0


def test_it_is_told_of_the_meeting(circle: Circle):
    meeting = hold(circle)
    assert remind_of_minutes(now=on_day(20)) == 1
    kind, subject, *_rest = last_event()
    assert (kind, subject) == ("meeting.minutes_late", f"meeting:{meeting.pk}")
    assert OPERATOR.person_id is None
