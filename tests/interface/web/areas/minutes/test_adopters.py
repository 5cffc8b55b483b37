"""Who may record that minutes are adopted."""

from __future__ import annotations

from tests.domain.builders import NOW, TODAY, in_review
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, SECRETARY, Room
from tourdetable.domain.minutes.queries import adoption_progress
from tourdetable.interface.web.areas.minutes.adopters import adopters
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, record_of
from tourdetable.interface.web.base.scene import Scene


def record(room: Room, name: str) -> MinutesInContext:
    """The record of the meeting as that person has it."""
    person = room.person(name)
    assert person is not None
    standing = room.circle.of(person)
    return record_of(
        Scene(room.circle.network, standing.charter, NOW, TODAY, standing), room.meeting.pk
    )


def test_those_who_wrote_them_may(room: Room) -> None:
    minutes, circle = in_review(room.circle, room.meeting), room.circle
    found = {}
    for name in (SECRETARY, COLLEAGUE, LEAD):
        known = record(room, name)
        found[name] = adopters(known, adoption_progress(minutes, known.charter, TODAY))
    assert found == {SECRETARY: (circle.town,), COLLEAGUE: (), LEAD: (circle.lead,)}


def test_nobody_may_before_there_are_minutes(room: Room) -> None:
    assert adopters(record(room, SECRETARY), None) == ()
