from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, Circle, decided, draw, last_event, nothing_changes
from tourdetable.domain.decisions.actions.agenda import bring_back
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.meetings.models import Meeting

JUNE = datetime(2027, 6, 10, 9, 0, tzinfo=UTC)


def brought(circle: Circle, june: Meeting, **rows: Any) -> Meeting:
    said = {"reviews": [], "actions": []} | rows
    return bring_back(meeting=june, version=june.version, by=circle.by_ana(), now=NOW, **said)


def test_decisions_and_actions_come_after_what_is_there(circle: Circle, meeting: Meeting):
    decision = decided(circle, meeting)
    said = {"what": "Acheter", "seat": circle.library, "due": date(2027, 5, 1)}
    task = add_follow_up(decision=decision, **said, by=circle.by_ana(), now=NOW)
    june = draw(circle.body, JUNE, "Lecture de juin")
    items = [AgendaDraft("Lire", "discuss", 20)]
    june = set_agenda(meeting=june, items=items, version=june.version, by=circle.by_ana(), now=NOW)
    june = brought(circle, june, reviews=[decision], actions=[task])
    assert [(one.title, one.minutes) for one in june.agenda.all()] == [
        ("Lire", 20),
        ("Look again at D-2027-01: Lire Colette", 10),
        ("What follows from earlier decisions", 15),
    ]
    last = june.agenda.last()
    assert last is not None
    assert last.note.startswith("- Acheter, Médiathèque, D-2027-01, ")
    assert last_event()[0] == "meeting.agenda_set"


def test_something_is_chosen(circle: Circle, meeting: Meeting):
    june = draw(circle.body, JUNE, "Lecture de juin")
    with nothing_changes(), pytest.raises(ValidationError, match="Choose at least one"):
        brought(circle, june)
