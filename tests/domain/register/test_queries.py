"""Who was there without a seat."""

from __future__ import annotations

from tests.domain.builders import NOW, Circle, draw
from tests.domain.guests.builders import EXPERT, to_meeting
from tourdetable.domain.meetings.actions.marking import Noted
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.people.actions import NewPerson
from tourdetable.domain.register.models import GuestAttendance
from tourdetable.domain.register.queries import (
    NO_SEAT,
    guest_mark_rows,
    guest_marks,
    guests_there,
)


def test_by_name_with_what_they_bring_and_who_wrote_it(circle: Circle) -> None:
    meeting = draw(circle.body, NOW)
    ines = to_meeting(circle, meeting)
    otto = to_meeting(circle, meeting, who=NewPerson("Otto", "Amarre", ""), details=EXPERT)
    for guest, mode in ((ines, "in_person"), (otto, "remote")):
        said = {"mode": mode, "entered_by": circle.ana}
        GuestAttendance.objects.create(meeting=meeting, guest=guest, **said)
    assert [(row.name, row.quality, row.speaks_for) for row in guests_there(meeting)] == [
        ("Otto Amarre", "resource person", ""),
        ("Inès Quai", "resident", "Collectif du quai"),
    ]
    assert guest_marks(meeting) == {
        ines.pk: Noted("in_person"),
        otto.pk: Noted("remote"),
    }
    first = guest_mark_rows(meeting)[0]
    assert (first.seat_id, first.person_id, first.other_hand) == (NO_SEAT, ines.pk, "Ana Ruiz")
    assert guests_there(Meeting(pk=0)) == []
