from __future__ import annotations

from tests.interface.web.areas.decisions.people import Room


def test_the_whole_meeting_or_one_of_its_points(room: Room) -> None:
    form = room.client("dora").get(room.url("meeting_documents", room.meeting.pk)).context["form"]
    points = [(str(one.pk), one.title) for one in room.meeting.agenda.all()]
    assert form.fields["item"].choices == [("", "toute la séance"), *points]
    assert [code for code, _words in form.fields["audience"].choices] == [
        "body",
        "network",
        "partners",
        "public",
    ]
    assert "20 Mo" in form.fields["file"].help_text.replace("\xa0", " ")
