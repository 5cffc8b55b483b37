from __future__ import annotations

from tests.domain.experience.builders import published
from tests.interface.web.areas.decisions.people import SECRETARY, Room
from tourdetable.domain.experience.models import ExperienceReport


def test_a_meeting_shows_what_was_told_there(room: Room) -> None:
    report = published(room.circle, audience="body")
    ExperienceReport.objects.update(meeting=room.meeting)
    page = room.client(SECRETARY).get(room.url("meeting", room.meeting.pk)).content.decode()
    assert "Expériences racontées ici" in page
    assert room.url("experience", report.pk) in page


def test_nothing_of_another_body_nor_of_a_draft(room: Room) -> None:
    published(room.circle, audience="body")
    ExperienceReport.objects.update(meeting=room.meeting, body=None)
    page = room.client(SECRETARY).get(room.url("meeting", room.meeting.pk)).content.decode()
    assert "Expériences racontées ici" not in page
