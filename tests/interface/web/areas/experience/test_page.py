"""One experience, where it was told, and the topic that it answers."""

from __future__ import annotations

from tests.domain.experience.builders import proposed, published
from tests.domain.experience.test_queries import scheduled
from tests.interface.web.areas.decisions.people import NEIGHBOUR, Room
from tests.interface.web.areas.experience.told import read


def test_it_leads_to_its_session_and_its_topic_and_they_to_it(room: Room) -> None:
    report = published(room.circle)
    meeting = scheduled(room.circle, report)
    page = read(room, "experience", report.pk, who="ana")
    assert room.url("meeting", meeting.pk) in page
    assert room.url("topic", report.topic_id) in page
    here = room.url("experience", report.pk)
    assert here in read(room, "meeting", meeting.pk, who="ana")
    assert here in read(room, "topic", report.topic_id, who="ana")
    elsewhere = read(room, "experience", report.pk, who=NEIGHBOUR)
    assert room.url("meeting", meeting.pk) not in elsewhere


def test_when_nobody_is_told_whose_it_is_neither_topic_nor_point_says_it(room: Room) -> None:
    report = published(room.circle, attribution="none")
    meeting = scheduled(room.circle, report)
    page = read(room, "experience", report.pk, who="ana")
    assert room.url("topic", report.topic_id) not in page
    assert room.url("meeting", meeting.pk) in page
    own = read(room, "experience", report.pk)
    assert room.url("topic", report.topic_id) in own
    assert "voit que votre siège l’a proposé" in own
    here = room.url("experience", report.pk)
    assert here not in read(room, "topic", report.topic_id, who="ana")


def test_how_long_ago_it_was_proposed_is_said_to_those_who_write(room: Room) -> None:
    report = proposed(room.circle, urgent=True)
    assert "Proposée aujourd’hui" in read(room, "experience", report.pk)
