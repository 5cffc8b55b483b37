"""A point of which the minutes say something does not leave the agenda."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, Circle, nothing_changes
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import begin


def test_a_point_that_has_its_part_in_the_minutes(circle: Circle, meeting: Meeting):
    lines = [AgendaDraft("Lire à 100 %", "discuss", 10), AgendaDraft("Écrire", "discuss", 10)]
    by = {"by": circle.by_ana(), "now": NOW}
    meeting = set_agenda(meeting=meeting, items=lines, version=meeting.version, **by)
    begin(meeting=meeting, text="## Lire à 100 %\n\nOn a lu. Écrire plus tard.", **by)
    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        set_agenda(meeting=meeting, items=[], version=meeting.version, **by)
    words = "“Lire à 100 %” cannot leave the agenda: the minutes have a part of that title."
    assert refusal.value.messages == [words]
