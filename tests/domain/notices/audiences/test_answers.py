"""Who is told of answers: the silent, and those who have a place after all."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, Circle
from tests.domain.notices.convened import convened, light_seat, told
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.reminding import remind
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.notices.actions import collect
from tourdetable.domain.notices.models import Notice

LATER = NOW + timedelta(days=1)


def test_a_reminder_goes_to_the_silent_only(circle: Circle) -> None:
    light_seat(circle)
    may = convened(circle)
    collect(now=NOW)
    Notice.objects.all().delete()
    reply(meeting=may, answer="excused", by=circle.by_ana(), now=NOW)
    remind(meeting=may, by=circle.by_ana(), now=LATER)
    collect(now=LATER)
    assert told() == [("reminder", "Bao"), ("reminder", "Chloé")]


def test_whoever_waited_is_told_of_their_place(circle: Circle) -> None:
    may = convened(circle)
    collect(now=NOW)
    Notice.objects.all().delete()
    Meeting.objects.filter(pk=may.pk).update(capacity=1)
    for minutes, by in enumerate((circle.by_ana(), circle.by_bao(), circle.by_chloe())):
        reply(meeting=may, answer="attend", by=by, now=NOW + timedelta(minutes=minutes))
    reply(meeting=may, answer="excused", by=circle.by_ana(), now=LATER)
    collect(now=LATER)
    assert told() == [("place_freed", "Bao")]


def test_of_a_meeting_that_is_gone(circle: Circle) -> None:
    may = convened(circle)
    collect(now=NOW)
    Notice.objects.all().delete()
    remind(meeting=may, by=circle.by_ana(), now=LATER)
    may.delete()
    collect(now=LATER)
    assert told() == []
