from __future__ import annotations

from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.meetings.models import Meeting


def test_the_whole_meeting_or_one_of_its_points(room: Room) -> None:
    form = room.client("dora").get(room.url("meeting_documents", room.meeting.pk)).context["form"]
    points = [(str(one.pk), one.title) for one in room.meeting.agenda.all()]
    assert form.fields["item"].choices == [("", "toute la séance"), *points]
    assert [code for code, _words in form.fields["audience"].choices] == [
        "body",
        "network",
        "partners",
    ]
    assert form.fields["file"].required
    assert "20 Mo" in form.fields["file"].help_text.replace("\xa0", " ")


def test_what_everybody_reads_is_offered_for_a_kind_of_meeting_that_is_public(room: Room) -> None:
    Meeting.objects.filter(pk=room.meeting.pk).update(kind="feast")
    form = room.client("dora").get(room.url("meeting_documents", room.meeting.pk)).context["form"]
    assert [code for code, _words in form.fields["audience"].choices][-1] == "public"
