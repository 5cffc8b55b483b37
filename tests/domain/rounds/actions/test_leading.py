"""Leading a session: the agenda, the clock, who leads, the end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, draw, found_circle, nothing_changes
from tests.domain.rounds.builders import Led
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.rounds.actions import asking, leading
from tourdetable.domain.rounds.models import InTheRoom, Round

pytestmark = pytest.mark.django_db


def test_a_session_begins_at_the_first_point_its_clock_stopped() -> None:
    led = Led()
    live = led.again()
    assert live.point is not None
    assert (live.point.title, live.left, live.rings_at) == ("Nouvelles", 1200, None)
    assert live.seat == led.circle.town
    with nothing_changes(), pytest.raises(Changed):
        leading.begin(meeting=led.meeting, **led.by)


def test_only_an_opened_meeting_is_led() -> None:
    circle = found_circle()
    meeting = draw(circle.body)
    with nothing_changes(), pytest.raises(ValidationError):
        leading.begin(meeting=meeting, by=circle.by_ana(), now=NOW)


def test_one_goes_on_and_back_and_each_point_has_its_time() -> None:
    led = Led()
    first, second = led.meeting.agenda.all()
    moved = led.do(leading.go_to, point=second)
    assert (moved.point, moved.left) == (second, 1800)
    assert led.do(leading.go_to, point=first).point == first
    event = Event.objects.filter(kind="live.moved").latest("pk")
    assert event.data == {"meeting": led.meeting.pk, "body": led.circle.body.pk, "point": first.pk}


def test_the_clock_runs_stops_and_goes_on_from_there() -> None:
    led = Led()
    assert led.do(leading.run_clock).rings_at == NOW + timedelta(minutes=20)
    later = NOW + timedelta(minutes=5)
    stopped = led.do(leading.stop_clock, now=later)
    assert (stopped.left, stopped.rings_at) == (900, None)
    assert led.do(leading.run_clock, now=later).rings_at == later + timedelta(minutes=15)
    assert led.do(leading.add_time, minutes=5, now=later).rings_at == later + timedelta(minutes=20)
    over = later + timedelta(hours=1)
    more = led.do(leading.add_time, minutes=5, now=over)
    assert more.rings_at == over + timedelta(minutes=5)


def test_a_gesture_on_what_somebody_changed_meanwhile_is_told() -> None:
    led = Led()
    before = led.again().version
    led.do(leading.run_clock)
    with nothing_changes(), pytest.raises(Changed):
        leading.run_clock(live=led.again(), version=before, **led.by)


def test_another_seat_takes_the_lead_in_one_gesture() -> None:
    led = Led()
    taken = led.do(leading.hand_over, seat=led.circle.library, by=led.circle.by_bao())
    assert taken.seat == led.circle.library


def test_the_end_forgets_who_spoke_how_long_and_who_joined() -> None:
    led = Led()
    one = led.ask("go_round")
    led.on(one, asking.turn, how="next")
    led.on(one, asking.turn, how="next", now=NOW + timedelta(seconds=40))
    assert sum(led.again().spoken.values()) == 40
    led.join()
    ended = led.do(leading.end)
    assert (ended.spoken, ended.ended_at, InTheRoom.objects.count()) == ({}, NOW, 0)
    assert Round.objects.get().state == "over"
    with nothing_changes(), pytest.raises(ValidationError):
        led.do(leading.run_clock)
    again = leading.begin(meeting=led.meeting, **led.by)
    assert (again.pk, again.ended_at) == (led.live.pk, None)
