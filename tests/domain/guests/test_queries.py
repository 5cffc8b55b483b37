"""Who was called in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.domain.builders import APRIL, NOW, OPERATOR, TODAY, Circle, draw
from tests.domain.guests.builders import LAST, MAY, for_a_time, to_meeting
from tourdetable.domain.guests.actions import withdraw
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.queries import (
    CONTINUING,
    GUESTS_AT,
    guests_of,
    meetings_for,
)
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.people.actions import register_person


def guests_at(meeting: Meeting) -> list[Guest]:
    rows = GUESTS_AT.rows(meeting=meeting.pk, body=meeting.body_id, on=meeting.day)
    return [guest for guest, _person in rows]


JANUARY = datetime(2028, 1, 6, 9, 0, tzinfo=UTC)


def test_a_meeting_has_its_guests_and_those_of_its_time(circle: Circle) -> None:
    may, later = draw(circle.body, MAY), draw(circle.body, JANUARY)
    omar = register_person(given_name="Omar", family_name="Abri")
    first = to_meeting(circle, may, who=omar)
    lasting = for_a_time(circle)
    assert guests_at(may) == [first, lasting]
    assert guests_at(later) == []
    withdraw(guest=first, version=1, by=circle.by_ana(), now=NOW)
    assert guests_at(may) == [lasting]


def test_a_body_has_those_whose_time_is_not_over(circle: Circle) -> None:
    first, lasting = to_meeting(circle), for_a_time(circle)
    found = [
        [guest for guest, _person in CONTINUING.rows(body=circle.body.pk, on=day)]
        for day in (TODAY, LAST, LAST + timedelta(days=1))
    ]
    assert found == [[lasting], [lasting], []]
    assert set(guests_of(circle.body)) == {first, lasting}


def test_the_link_of_a_time_shows_the_meetings_to_come_in_it(circle: Circle) -> None:
    draw(circle.body, APRIL)
    may, june = draw(circle.body, MAY), draw(circle.body, MAY + timedelta(days=28))
    draw(circle.body, JANUARY)
    cancel_meeting(meeting=june, reason="Grève", version=1, by=OPERATOR, now=NOW, confirmed=True)
    assert meetings_for(for_a_time(circle), now=NOW) == [may]
