"""What minutes start from."""

from __future__ import annotations

from tests.domain.builders import NOW, TODAY
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.interface.web.areas.minutes.loading import record_of
from tourdetable.interface.web.areas.minutes.skeleton import skeleton
from tourdetable.interface.web.base.scene import Scene


def begun(room: Room, *items: AgendaDraft) -> str:
    """The text offered to Ana for the minutes of a meeting with these points."""
    circle, meeting = room.circle, room.meeting
    set_agenda(meeting=meeting, items=items, version=meeting.version, by=circle.by_ana(), now=NOW)
    standing = circle.of(circle.ana)
    scene = Scene(circle.network, standing.charter, NOW, TODAY, standing)
    return skeleton(record_of(scene, meeting.pk))


def test_each_point_has_a_heading_with_who_brings_it(room: Room) -> None:
    text = begun(
        room,
        AgendaDraft("Tour de table", "discuss", 20),
        AgendaDraft("Choisir", "decide", 10, brought_by="Bao"),
    )
    assert text == "# Tour de table\n\n\n\n# Choisir\n\n*Apporté par Bao.*\n\n\n"


def test_without_an_agenda_there_is_one_heading(room: Room) -> None:
    assert begun(room) == "# Échanges\n\n"
