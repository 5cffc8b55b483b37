"""Who takes part, what may be shown, how much time is left."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW
from tests.domain.rounds.builders import Led
from tourdetable.domain.meetings.models import Attendance
from tourdetable.domain.rounds.actions import asking, leading
from tourdetable.domain.rounds.queries import (
    current_round,
    guests_in,
    is_hidden,
    own_entry,
    seats_in,
    seconds_left,
    session_of,
    who_wrote,
)
from tourdetable.domain.rounds.voices import RoomVoice

pytestmark = pytest.mark.django_db


def test_those_marked_as_there_and_those_who_joined_take_part() -> None:
    led = Led()
    c = led.circle
    Attendance.objects.filter(seat=c.school).delete()
    assert set(seats_in(led.meeting)) == {c.town.pk, c.library.pk}
    led.join(seat=c.school)
    guest = led.join("Omar")
    assert set(seats_in(led.meeting)) == {c.town.pk, c.library.pk, c.school.pk}
    assert guests_in(led.meeting) == {guest.pk: guest}
    Attendance.objects.all().delete()
    assert set(seats_in(led.meeting)) == {c.town.pk, c.library.pk, c.school.pk}


@pytest.mark.parametrize(
    ("kind", "hidden"), [("silent", True), ("dots", True), ("judgement", True), ("go_round", False)]
)
def test_which_rounds_hide_what_they_hold(kind: str, hidden: bool) -> None:
    led = Led()
    one = led.ask(kind, options=["Colette", "Sand"])
    assert is_hidden(one, "") is hidden
    one = led.on(one, asking.close)
    assert not is_hidden(one, "")


def test_a_voice_reads_its_own_words_and_others_only_that_it_wrote() -> None:
    led = Led()
    one = led.ask("silent")
    entry = led.say(one, led.circle.town, "Sand")
    town, library = RoomVoice(led.circle.town.pk), RoomVoice(led.circle.library.pk)
    assert own_entry(one, town) == entry
    assert own_entry(one, library) is None
    before = who_wrote(one)
    assert set(before) == {town.code}
    led.say(one, led.circle.town, "Sand, encore")
    assert set(who_wrote(one)) == {town.code}
    assert who_wrote(one) != before


def test_the_time_that_is_left() -> None:
    led = Led()
    assert seconds_left(led.again(), NOW) == 1200
    live = led.do(leading.run_clock)
    assert seconds_left(live, NOW + timedelta(minutes=21)) == -60
    led.do(leading.go_to, point=None)
    assert seconds_left(led.again(), NOW) is None


def test_what_is_asked_now() -> None:
    led = Led()
    assert current_round(led.meeting) is None
    one = led.ask("silent")
    assert current_round(led.meeting) == one
    led.on(one, asking.close)
    assert current_round(led.meeting) is None
    assert session_of(led.meeting) == led.live
