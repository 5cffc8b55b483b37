from __future__ import annotations

from datetime import date, timedelta

from tests.domain.builders import NOW, Circle, decided, kinds_of_events
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.decisions.actions.reminding import remind_of_tasks, step_of
from tourdetable.domain.meetings.models import Meeting


def test_a_week_before_then_when_it_is_late_then_every_four_weeks():
    due = date(2027, 5, 10)
    days = (date(2027, 5, 2), date(2027, 5, 3), due, date(2027, 5, 11), date(2027, 6, 8))
    assert [step_of(due, day) for day in days] == [None, 0, 0, 1, 2]


def test_each_reminder_leaves_once(circle: Circle, meeting: Meeting):
    decision = decided(circle, meeting)
    for due in (date(2027, 4, 10), None, date(2027, 7, 1)):
        said = {"what": "Lire", "seat": circle.library, "due": due}
        add_follow_up(decision=decision, **said, by=circle.by_ana(), now=NOW)
    found = [remind_of_tasks(now=NOW + timedelta(days=n)) for n in range(7)]
    assert found == [1, 0, 0, 0, 0, 1, 0]
    assert kinds_of_events().count("follow_up.reminded") == 2
