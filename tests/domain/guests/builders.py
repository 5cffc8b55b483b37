"""Inès, a resident, is called in to the circle."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tests.domain.builders import NOW, Circle, draw
from tourdetable.domain.guests.actions import GuestDetails, call_for_a_time, call_to_meeting
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.people.actions import NewPerson

MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)
RESIDENT = GuestDetails("actor", "resident", "Collectif du quai", "Elle connaît le quai.")
EXPERT = GuestDetails("expert", "", "", "Il a écrit sur les ports.")
INES = NewPerson("Inès", "Quai", "ines@exemple.invalid")
FIRST, LAST = date(2027, 4, 1), date(2027, 10, 31)


def to_meeting(circle: Circle, meeting: Meeting | None = None, **more: Any) -> Guest:
    """Ana calls Inès in to a meeting, of May unless another is given."""
    there = meeting or draw(circle.body, MAY, "Lecture de mai")
    said = {"who": INES, "details": RESIDENT, "by": circle.by_ana(), "now": NOW}
    return call_to_meeting(meeting=there, **{**said, **more})


def for_a_time(circle: Circle, **more: Any) -> Guest:
    """Bao calls Inès in from spring to autumn."""
    said = {"who": INES, "details": RESIDENT, "theme": "Le quai", "starts": FIRST, "ends": LAST}
    by = {"by": circle.by_bao(), "now": NOW}
    return call_for_a_time(body=circle.body, **{**said, **by, **more})
