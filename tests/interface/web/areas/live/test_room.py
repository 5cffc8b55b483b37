"""What goes on in a room now."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW
from tests.interface.web.areas.live.hall import Hall
from tourdetable.domain.meetings.models import Attendance
from tourdetable.domain.rounds.actions import leading
from tourdetable.interface.web.areas.live.room import room_now


def test_before_anything_there_is_nothing(hall: Hall) -> None:
    room = room_now(hall.meeting, NOW)
    assert (room.going_on, room.now, room.place, room.clock, room.times) == (False, None, 0, "", [])


def test_where_one_is_and_what_comes_next(hall: Hall) -> None:
    hall.begun()
    room = room_now(hall.meeting, NOW)
    assert room.following is not None
    assert (room.place, room.following.title, room.before) == (1, "Choix du livre", None)


def test_the_clock_counts_down_and_then_is_kind(hall: Hall) -> None:
    live = hall.begun()
    by = {"by": hall.circle.by_ana(), "now": NOW}
    leading.run_clock(live=live, version=live.version, **by)

    def clock(minutes: float) -> str:
        return room_now(hall.meeting, NOW + timedelta(minutes=minutes)).clock

    assert [clock(0), clock(14.5)] == ["15:00", "0:30"]
    assert clock(15.5).startswith("Le temps de ce point est passé")
    assert "depuis 2 minutes" in clock(17.2)


def test_what_a_seat_said_keeps_its_name_once_it_has_left(hall: Hall) -> None:
    hall.begun()
    hall.ask("go_round")
    hall.press("bao", "say", "meeting_live", words="Sand")
    Attendance.objects.filter(seat=hall.circle.library).delete()
    now = room_now(hall.meeting, NOW).now
    assert now is not None
    assert [(line.who, line.words) for line in now.lines] == [("Médiathèque", "Sand")]


def test_what_is_ones_own_changes_with_who_leads_and_with_what_is_asked(hall: Hall) -> None:
    """Only the telephones of whoever leads, and led, ask for theirs when the lead is taken."""
    assert room_now(hall.meeting, NOW).key == ""
    hall.begun()
    assert room_now(hall.meeting, NOW).key == f"s{hall.circle.town.pk}"
    one = hall.ask("silent")
    assert room_now(hall.meeting, NOW).key == f"s{hall.circle.town.pk}-{one.pk}-0-running"
