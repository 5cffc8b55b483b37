from __future__ import annotations

from datetime import UTC, date, datetime

from tests.domain.builders import MARCH, NOW, TODAY, Circle, draw, found_circle, hold
from tourdetable.core.charter.facts.record import AttendanceFact, MeetingFact, ReplyFact, TurnFact
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.domain.networks.registry import record_of


def test_everything_that_was_drawn_answered_attended_and_taken(circle: Circle):
    hold(found_circle(slug="other"))
    march = hold(circle, MARCH, came=[(circle.town, circle.ana)])
    absent = {(circle.library.pk, circle.bao.pk): "excused"}
    mark_attendance(meeting=march, modes=absent, by=circle.by_ana(), now=NOW)
    may = draw(circle.body, datetime(2027, 5, 6, 9, tzinfo=UTC), "Mai")
    reply(meeting=may, answer="excused", by=circle.by_bao(), now=NOW)
    cancel_meeting(
        meeting=may, reason="Grève", version=1, by=circle.by_ana(), now=NOW, confirmed=True
    )
    found = record_of(circle.network)
    body, town, ana = str(circle.body.pk), str(circle.town.pk), str(circle.ana.pk)
    first, second = str(march.pk), str(may.pk)
    assert found.meetings == (
        MeetingFact(
            first,
            body,
            "reading",
            "Lecture de mars",
            date(2027, 3, 4),
            TODAY,
            attendance_recorded=True,
        ),
        MeetingFact(
            second,
            body,
            "reading",
            "Mai",
            date(2027, 5, 6),
            TODAY,
            cancelled=True,
            attendance_recorded=False,
            cancelled_on=TODAY,
        ),
    )
    assert found.attendances == (AttendanceFact(first, town, ana),)
    assert found.turns == (TurnFact(first, "secretary", town),)
    assert found.replies == (
        ReplyFact(second, str(circle.library.pk), str(circle.bao.pk), "excused"),
    )
