"""Who was not there, and when the body meets again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.domain.builders import APRIL, draw
from tests.domain.notices.convened import light_seat
from tests.interface.web.areas.decisions.people import COLLEAGUE, SECRETARY, Room
from tests.interface.web.areas.decisions.test_rights import scene
from tourdetable.domain.meetings.models import Attendance, Turn
from tourdetable.interface.web.areas.minutes.loading import record_of
from tourdetable.interface.web.areas.minutes.page.around import MOST, SeatedRow, few
from tourdetable.interface.web.areas.minutes.paper import (
    absent_seats,
    following_seats,
    minutes_document,
    next_meeting,
)

DAY = date(2027, 3, 4)


@pytest.mark.parametrize(
    ("starts", "ends", "sat"),
    [(DAY, None, True), (DAY, DAY, False), (DAY + timedelta(days=1), None, False)],
)
def test_a_seat_sits_on_the_days_of_its_life(starts: date, ends: date | None, sat: bool) -> None:
    assert SeatedRow(1, "Ville", "standing", starts, ends).sat(DAY) is sat


def test_the_first_names_are_given_and_the_others_counted() -> None:
    names = [f"Siège {n}" for n in range(MOST + 2)]
    assert few(names[:2]) == "Siège 0 et Siège 1"
    assert few(names).endswith("Siège 11 et 2 autres")


def test_who_did_not_come_and_who_follows_is_told(room: Room) -> None:
    light_seat(room.circle)
    Attendance.objects.filter(seat=room.circle.library).delete()
    known = record_of(scene(room, SECRETARY), room.meeting.pk)
    assert absent_seats(known) == ["Médiathèque"]
    assert following_seats(known) == ["Région"]
    document = minutes_document(known)
    assert (document.absent, document.follows) == ("Médiathèque", "Région")


def test_before_the_attendance_is_recorded_nobody_is_absent(room: Room) -> None:
    Attendance.objects.all().delete()
    assert absent_seats(record_of(scene(room, SECRETARY), room.meeting.pk)) == []


def test_the_next_meeting_is_told_with_its_duties_to_those_of_the_network(room: Room) -> None:
    before = record_of(scene(room, SECRETARY), room.meeting.pk)
    assert next_meeting(before) == "aucune n’est encore au calendrier"
    april = draw(room.circle.body, APRIL, "Avril")
    Turn.objects.create(meeting=april, seat=room.circle.school, duty="secretary")
    told = next_meeting(record_of(scene(room, SECRETARY), room.meeting.pk))
    assert told.endswith("Secrétariat\u00a0: École du Môle")
    assert next_meeting(record_of(scene(room, COLLEAGUE), room.meeting.pk)) == told
