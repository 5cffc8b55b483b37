"""A place chosen by hand: closed, taken, too small."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.domain.builders import Circle, draw
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.place_notes import MeetingTime, PlaceFault, PlaceNote, place_notes

MONDAY = date(2028, 3, 13)


def hall(circle: Circle, **more: object) -> Place:
    return Place.objects.create(network=circle.network, name="Salle", **more)


def at(hour: int, day: int = 13) -> datetime:
    return datetime(2028, 3, day, hour, tzinfo=UTC)


def kinds(place: Place, occasion: MeetingTime) -> list[PlaceFault]:
    return [note.kind for note in place_notes(place, occasion)]


@pytest.mark.parametrize(
    ("starts", "ends", "closed"), [(8, 11, True), (13, 16, False), (8, 16, True)]
)
def test_a_place_closed_every_monday_morning(
    circle: Circle, starts: int, ends: int, closed: bool
) -> None:
    place = hall(circle, weekly_closed=["0:AM"])
    occasion = MeetingTime(circle.body, at(starts), at(ends))
    assert kinds(place, occasion) == ([PlaceFault.CLOSED] if closed else [])


def test_a_place_closed_on_one_of_the_days_of_a_meeting(circle: Circle) -> None:
    place = hall(circle)
    place.closures.create(first=date(2028, 3, 14), last=date(2028, 3, 14))
    found = place_notes(place, MeetingTime(circle.body, at(8), at(10, day=15)))
    assert found == (PlaceNote(PlaceFault.CLOSED, place, date(2028, 3, 14)),)


def test_a_place_that_receives_another_meeting_then(circle: Circle) -> None:
    place = hall(circle)
    meeting = draw(circle.body, datetime(2028, 3, 16, 9, tzinfo=UTC))
    Meeting.objects.filter(pk=meeting.pk).update(place=place)
    here = MeetingTime(circle.body, at(8, day=16), at(10, day=16))
    (note,) = place_notes(place, here)
    assert (note.kind, note.bodies) == (PlaceFault.TAKEN, (circle.body.name,))
    assert kinds(place, MeetingTime(circle.body, here.starts_at, here.ends_at, meeting)) == []
    assert kinds(place, MeetingTime(circle.body, at(13, day=16), at(15, day=16))) == []
    Place.objects.update(rooms=2)
    place.refresh_from_db()
    assert kinds(place, here) == []


def test_a_place_with_fewer_chairs_than_seats(circle: Circle) -> None:
    place = hall(circle, capacity=2)
    occasion = MeetingTime(circle.body, at(8), at(10))
    assert place_notes(place, occasion) == (PlaceNote(PlaceFault.SMALL, place, MONDAY, seats=3),)
