from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, Circle, draw, kinds_of_events
from tests.domain.consultations.builders import JUNE, concludes, consult
from tourdetable.domain.consultations.actions.due import carry_over, remind_consulted
from tourdetable.domain.meetings.models import Meeting


def test_the_silent_are_reminded_once_two_days_before_the_end(circle: Circle):
    consult(circle)
    days = [remind_consulted(now=NOW + timedelta(days=n)) for n in range(9)]
    assert days == [0, 0, 0, 0, 0, 0, 1, 0, 0]
    assert kinds_of_events().count("consultation.reminded") == 1


def test_a_decision_follows_when_its_meeting_is_cancelled(circle: Circle):
    june = draw(circle.body, JUNE, "Lecture de juin")
    made = concludes(circle, consult(circle), "no_decision", now=NOW + timedelta(days=8))
    assert (made.meeting, carry_over(now=NOW)) == (june, 0)
    Meeting.objects.filter(pk=june.pk).update(state="cancelled")
    assert carry_over(now=NOW) == 0
    july = draw(circle.body, JUNE + timedelta(days=28), "Lecture de juillet")
    assert carry_over(now=NOW) == 1
    made.refresh_from_db()
    assert made.meeting == july


def test_the_first_meeting_that_is_dated_tells_what_none_told(circle: Circle):
    made = concludes(circle, consult(circle), "no_decision", now=NOW + timedelta(days=8))
    assert (made.meeting, carry_over(now=NOW)) == (None, 0)
    june = draw(circle.body, JUNE, "Lecture de juin")
    assert [carry_over(now=NOW), carry_over(now=NOW)] == [1, 0]
    made.refresh_from_db()
    assert (made.meeting, made.at) == (june, NOW + timedelta(days=8))
