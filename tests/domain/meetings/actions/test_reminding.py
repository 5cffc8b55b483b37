"""Reminding those who have not answered."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, nothing_changes
from tests.domain.notices.convened import MAY, convened, light_seat
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import move_meeting
from tourdetable.domain.meetings.actions.reminding import remind, remind_due, settle_due
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import unanswered
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Network

DAY = timedelta(days=1)


def morning(day: date) -> datetime:
    return datetime.combine(day, time(6), ZoneInfo("Europe/Paris"))


def reminded(meeting: Meeting) -> list[date]:
    rows = Event.objects.filter(kind="meeting.reminded", subject=f"meeting:{meeting.pk}")
    return [event.at.date() for event in rows.order_by("pk")]


def every_day(first: date, last: date) -> None:
    """The daily task, every day, twice."""
    while first <= last:
        for _time in range(2):
            remind_due(now=morning(first))
        first += DAY


class TestDue:
    def test_seven_days_and_one_day_before_once_each(self, circle: Circle):
        may = convened(circle)
        every_day(date(2027, 4, 20), date(2027, 5, 8))
        assert reminded(may) == [date(2027, 4, 29), date(2027, 5, 5)]

    def test_on_the_days_that_the_convener_chose(self, circle: Circle):
        may = convened(circle)
        Meeting.objects.filter(pk=may.pk).update(reminders=[10])
        every_day(date(2027, 4, 20), date(2027, 5, 8))
        assert reminded(may) == [date(2027, 4, 26)]

    def test_never_if_they_chose_so(self, circle: Circle):
        may = convened(circle)
        Meeting.objects.filter(pk=may.pk).update(reminders=[])
        every_day(date(2027, 4, 20), date(2027, 5, 8))
        assert reminded(may) == []

    def test_late_when_the_task_did_not_run(self, circle: Circle):
        may = convened(circle)
        every_day(date(2027, 5, 2), date(2027, 5, 3))
        assert reminded(may) == [date(2027, 5, 2)]

    def test_not_just_after_the_invitation(self, circle: Circle):
        may = convened(circle, now=morning(date(2027, 5, 2)))
        every_day(date(2027, 5, 2), date(2027, 5, 6))
        assert reminded(may) == [date(2027, 5, 5)]

    def test_again_for_another_date(self, circle: Circle):
        may = convened(circle)
        every_day(date(2027, 4, 29), date(2027, 4, 29))
        may.refresh_from_db()
        times = {"starts_at": MAY + 14 * DAY, "ends_at": MAY + 14 * DAY + timedelta(hours=2)}
        said = {"by": OPERATOR, "now": morning(date(2027, 4, 30)), "confirmed": True}
        move_meeting(meeting=may, version=may.version, **times, **said)
        every_day(date(2027, 4, 30), date(2027, 5, 21))
        assert reminded(may) == [date(2027, 4, 29), date(2027, 5, 13), date(2027, 5, 19)]

    def test_nobody_where_all_have_answered(self, circle: Circle):
        may = convened(circle)
        for by in (circle.by_ana(), circle.by_bao(), circle.by_chloe()):
            reply(meeting=may, answer="attend", by=by, now=NOW)
        with nothing_changes():
            every_day(date(2027, 4, 20), date(2027, 5, 8))

    def test_nobody_in_a_closed_network(self, circle: Circle):
        convened(circle)
        Network.objects.update(closed_on=NOW.date())
        with nothing_changes():
            assert remind_due(now=morning(date(2027, 4, 29))) == 0

    def test_one_done_by_hand_is_enough(self, circle: Circle):
        may = convened(circle)
        remind(meeting=may, by=circle.by_ana(), now=morning(date(2027, 4, 29)))
        every_day(date(2027, 4, 29), date(2027, 5, 4))
        assert reminded(may) == [date(2027, 4, 29)]


class TestAtOnce:
    def test_at_most_once_a_day(self, circle: Circle):
        may = convened(circle)
        assert remind(meeting=may, by=circle.by_ana(), now=NOW + DAY) == 3
        with nothing_changes(), pytest.raises(ValidationError, match="already reminded today"):
            remind(meeting=may, by=circle.by_ana(), now=NOW + DAY + timedelta(hours=1))
        assert remind(meeting=may, by=circle.by_ana(), now=NOW + 2 * DAY) == 3

    def test_nobody_to_remind(self, circle: Circle):
        may = convened(circle)
        for by in (circle.by_ana(), circle.by_bao(), circle.by_chloe()):
            reply(meeting=may, answer="excused", by=by, now=NOW)
        with nothing_changes(), pytest.raises(ValidationError, match="nobody to remind"):
            remind(meeting=may, by=circle.by_ana(), now=NOW)


class TestSilent:
    def test_a_seat_that_somebody_settled_is_not_silent(self, circle: Circle):
        give_mandate(seat=circle.library, person=circle.zoe, starts=FOUNDED, by=OPERATOR, now=NOW)
        may = convened(circle)
        library = {(circle.library.pk, circle.bao.pk), (circle.library.pk, circle.zoe.pk)}
        assert library <= unanswered(may, now=NOW)
        reply(meeting=may, answer="excused", by=circle.by_bao(), now=NOW)
        assert unanswered(may, now=NOW) & library == {(circle.library.pk, circle.zoe.pk)}
        reply(meeting=may, answer="attend", by=circle.by_bao(), now=NOW)
        assert not unanswered(may, now=NOW) & library

    def test_nothing_is_asked_of_seats_that_follow(self, circle: Circle):
        seat, elie = light_seat(circle)
        assert (seat.pk, elie.pk) not in unanswered(convened(circle), now=NOW)


def test_the_daily_task_sees_again_who_has_a_place(circle: Circle) -> None:
    may = convened(circle)
    Meeting.objects.filter(pk=may.pk).update(capacity=1)
    reply(meeting=may, answer="attend", by=circle.by_ana(), now=NOW)
    reply(meeting=may, answer="attend", by=circle.by_bao(), now=NOW + timedelta(hours=1))
    Meeting.objects.filter(pk=may.pk).update(capacity=2)
    assert (settle_due(now=NOW), settle_due(now=NOW)) == (1, 0)
