"""Those who were called in, in the list."""

from __future__ import annotations

from tests.domain.guests.builders import EXPERT, to_meeting
from tests.interface.web.areas.meetings.people import Port
from tourdetable.domain.people.actions import NewPerson
from tourdetable.interface.web.areas.register.called import called_in


def test_by_name_and_by_what_they_bring(port: Port) -> None:
    to_meeting(port.circle, port.meeting)
    otto = NewPerson("Otto", "Amarre", "")
    to_meeting(port.circle, port.meeting, who=otto, details=EXPERT)
    assert [(seat.name, seat.holders[0].name, seat.counts) for seat in called_in(port.meeting)] == [
        ("personne ressource", "Otto Amarre", False),
        ("habitant·e (Collectif du quai)", "Inès Quai", False),
    ]
