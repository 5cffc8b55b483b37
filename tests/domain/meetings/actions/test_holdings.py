from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle, draw
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.holdings import SeatAtMeetings, meetings_from
from tourdetable.domain.meetings.actions.meetings import convene, move_meeting
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import end_mandate

BY = {"by": OPERATOR, "now": NOW}
MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)


@pytest.fixture
def may(circle: Circle) -> Meeting:
    """Bao said that he comes in May."""
    meeting = draw(circle.body, MAY, "Lecture de mai")
    convene(meeting=meeting, version=meeting.version, **BY)
    meeting = Meeting.objects.get(pk=meeting.pk)
    reply(meeting=meeting, answer="attend", by=circle.by_bao(), now=NOW)
    return meeting


def test_an_answer_stands_while_whoever_gave_it_holds_the_seat(
    circle: Circle, may: Meeting
) -> None:
    mandate, stands = circle.library.mandates.get(), []
    for ends in (TODAY, date(2027, 5, 5), date(2027, 5, 6), date(2027, 12, 31)):
        end_mandate(mandate=mandate, ends=ends, **BY)
        stands.append(may.replies.get().stands)
    assert stands == [False, False, True, True]


def test_a_meeting_that_comes_back_does_not_bring_back_who_left(
    circle: Circle, may: Meeting
) -> None:
    """Moved by a week, the mandate over, moved back: Bao holds nothing there."""
    week, form = timedelta(days=7), {"confirmed": True, **BY}
    for starts in (MAY + week, MAY):
        current = Meeting.objects.get(pk=may.pk)
        times = {"starts_at": starts, "ends_at": starts + timedelta(hours=2)}
        move_meeting(meeting=current, version=current.version, **times, **form)  # type: ignore[arg-type]  # names and values are these
        if starts != MAY:
            end_mandate(mandate=circle.library.mandates.get(), ends=TODAY, **BY)
    assert may.replies.get().stands is False


def test_the_day_is_that_of_the_network(circle: Circle) -> None:
    """At half past midnight on 6 May in Nouméa, it is the afternoon of 5 May in Paris."""
    type(circle.network).objects.update(time_zone="Pacific/Noumea")
    circle.body.network.refresh_from_db()
    late = datetime(2027, 5, 5, 13, 30, tzinfo=UTC)
    meeting = draw(circle.body, late, "Lecture")
    found = [
        [one.pk for one in meetings_from(circle.town, day)]
        for day in (date(2027, 5, 6), date(2027, 5, 7))
    ]
    assert found == [[meeting.pk], []]


def test_turns_are_passed_on_or_free(circle: Circle, may: Meeting) -> None:
    kept = SeatAtMeetings()
    assign_turn(meeting=may, duty="secretary", seat=circle.library, **BY)
    kept.pass_on(circle.library, circle.school, may.day)
    assert may.turns.get().seat == circle.school
    kept.free(circle.school, may.day)
    assert may.turns.count() == 1  # it is still there that day
    kept.free(circle.school, may.day - timedelta(days=1))
    assert may.turns.count() == 0
