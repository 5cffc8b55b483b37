from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.consultations.builders import consult, says
from tourdetable.domain.consultations.queries import (
    is_running,
    may_be_concluded,
    of_body,
    running,
    seats_asked,
    voices_of,
)

LATER = NOW + timedelta(days=8)


def test_the_seats_that_follow_are_not_asked(circle: Circle):
    circle.school.kind = "light"
    circle.school.save()
    assert set(seats_asked(circle.body, TODAY)) == {circle.town, circle.library}


def test_a_vacant_seat_is_waited_for_by_nobody_until_it_is_held_again(circle: Circle):
    one = consult(circle)
    (school,) = circle.school.mandates.all()
    school.ends = TODAY
    school.save()
    tomorrow = TODAY + timedelta(days=1)
    assert set(seats_asked(circle.body, TODAY)) == {circle.town, circle.library, circle.school}
    asked = [seat.pk for seat in seats_asked(circle.body, tomorrow)]
    assert set(asked) == {circle.town.pk, circle.library.pk}
    assert may_be_concluded(one, asked, asked, NOW)
    school.ends = None
    school.save()
    assert set(seats_asked(circle.body, tomorrow)) == {circle.town, circle.library, circle.school}


def test_it_runs_until_its_end(circle: Circle):
    one = consult(circle)
    assert list(running(NOW)) == [one]
    assert not running(LATER).exists()
    assert [is_running(one, at) for at in (NOW, LATER)] == [True, False]
    assert list(of_body(circle.body)) == [one]


def test_it_is_concluded_at_its_end_or_once_all_have_spoken(circle: Circle):
    one = consult(circle)
    asked = [1, 2]
    assert not may_be_concluded(one, asked, [1], NOW)
    assert may_be_concluded(one, asked, [1, 2], NOW)
    assert may_be_concluded(one, asked, [], LATER)


def test_voices_come_in_alphabetical_order(circle: Circle):
    one = consult(circle)
    for seat in (circle.town, circle.library):
        says(circle, one, seat)
    assert [voice.seat for voice in voices_of(one)] == [circle.library, circle.town]
