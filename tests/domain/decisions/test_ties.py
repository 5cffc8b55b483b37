"""A point to which a decision answers does not leave the agenda."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    NOW,
    Circle,
    agreed,
    concluded,
    nothing_changes,
    propose,
)
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.meetings.models import Meeting


def test_open_or_concluded(circle: Circle, meeting: Meeting):
    lines = [AgendaDraft(title, "decide", 10) for title in ("Lire", "Écrire", "Dormir")]
    by = {"by": circle.by_ana(), "now": NOW}
    meeting = set_agenda(meeting=meeting, items=lines, version=meeting.version, **by)
    read, write, sleep = meeting.agenda.all()
    concluded(circle, agreed(circle, propose(circle, meeting, item=read)))
    propose(circle, meeting, item=write)
    kept = [AgendaDraft("Dormir", "decide", 10, pk=sleep.pk)]
    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        set_agenda(meeting=meeting, items=kept, version=meeting.version, **by)
    assert refusal.value.messages == [
        "“Lire” cannot leave the agenda: D-2027-01 was concluded on it.",
        "“Écrire” cannot leave the agenda: D-2027-02 is open on it.",
    ]
    others = [AgendaDraft(item.title, "decide", 5, pk=item.pk) for item in (write, read)]
    meeting = set_agenda(meeting=meeting, items=others, version=meeting.version, **by)
    assert [item.title for item in meeting.agenda.all()] == ["Écrire", "Lire"]
