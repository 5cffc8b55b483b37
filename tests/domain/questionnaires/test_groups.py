from __future__ import annotations

from tests.domain.builders import TODAY, Circle
from tests.domain.guests.builders import to_meeting
from tests.domain.questionnaires.builders import crowd, sent, written
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.questionnaires.groups import group_of, large_enough, people_of
from tourdetable.domain.register.models import GuestAttendance


def test_those_who_came_guests_too(circle: Circle, meeting: Meeting) -> None:
    guest = to_meeting(circle)
    GuestAttendance.objects.create(meeting=meeting, guest=guest, mode="in_person")
    absent = meeting.attendances.get(person=circle.bao)
    absent.mode = "excused"
    absent.save()
    row = written(circle, meeting, breakdown="college")
    assert people_of(row, on=TODAY) == {
        circle.ana: "towns",
        circle.chloe: "towns",
        guest.person: "",
    }


def test_those_who_sit_there_or_anywhere(circle: Circle) -> None:
    row = written(circle, breakdown="body", sent_to="network")
    assert set(people_of(row, on=TODAY)) == {circle.ana, circle.bao, circle.chloe}
    assert group_of(circle.town, "body") == str(circle.body.pk)
    assert group_of(circle.town, "none") == ""


def test_groups_grow_with_each_sending(circle: Circle) -> None:
    crowd(circle, 5)
    crowd(circle, 5, "libraries")
    row = sent(circle, breakdown="college")
    assert large_enough(row, ["towns"]) == {"towns", "libraries"}
    assert large_enough(row, ["school"]) == {"libraries"} or large_enough(row, ["school"])
