from __future__ import annotations

from datetime import UTC, date, datetime

from tests.domain.builders import MARCH, Circle, draw, found_circle, hold
from tourdetable.core.charter.judge.functions import HeldPoint
from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.meetings.enums import MeetingState, PointKind, Purpose
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.points import points_held

MAY = datetime(2027, 5, 6, 9, tzinfo=UTC)

SEASON = Period(date(2027, 1, 1), date(2027, 12, 31))


def point(meeting: Meeting, position: int, **more: object) -> AgendaItem:
    return AgendaItem.objects.create(meeting=meeting, position=position, title="Lire", **more)


def test_points_of_meetings_that_stand_are_told_by_what_they_are_for(circle: Circle) -> None:
    hold(found_circle(slug="other"))
    held, gone = draw(circle.body, MARCH, "Mars"), draw(circle.body, MAY, "Mai")
    point(gone, 7, purpose=Purpose.INFORM)
    Meeting.objects.filter(pk=gone.pk).update(state=MeetingState.CANCELLED)
    one = point(held, 7, purpose=Purpose.INFORM)
    point(held, 8, purpose=Purpose.DISCUSS)
    point(held, 9, purpose=Purpose.INFORM, kind=PointKind.BREAK)
    body, meeting = str(circle.body.pk), str(held.pk)
    found = points_held(circle.network, SEASON, purposes=["inform"])
    assert found == [HeldPoint(str(one.pk), body, meeting, date(2027, 3, 4), "Lire", "inform")]
    before = Period(SEASON.first, date(2027, 3, 3))
    assert points_held(circle.network, before, purposes=["inform"]) == []
