from __future__ import annotations

from tests.domain.builders import NOW, Circle
from tourdetable.domain.decisions.rules import preparing
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import current_turns


def test_the_duty_that_records_and_the_office_that_prepares(circle: Circle, meeting: Meeting):
    turns = current_turns(circle.body, now=NOW)
    found = {
        name: preparing(circle.of(getattr(circle, name)), circle.body, turns)
        for name in ("ana", "bao", "dora", "zoe")
    }
    assert found == {"ana": (circle.town,), "bao": (), "dora": (circle.lead,), "zoe": ()}
