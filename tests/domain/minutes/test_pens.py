from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from tests.domain.builders import NOW, Circle
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.minutes.actions.pens import take_pen
from tourdetable.domain.minutes.pens import held_now


def test_others_are_seen_for_a_minute(circle: Circle, meeting: Meeting) -> None:
    minutes = begin(meeting=meeting, text="# A", by=circle.by_ana(), now=NOW)
    mine, said = uuid4(), {"minutes": minutes, "title": "A", "nth": 1, "now": NOW}
    for hand, by in (
        (mine, circle.by_ana()),
        (uuid4(), circle.by_bao()),
        (uuid4(), circle.by_bao()),
    ):
        take_pen(hand=hand, by=by, **said)
    found = held_now(minutes, now=NOW + timedelta(seconds=59))
    assert [pen.person for pen in found] == [circle.ana, circle.bao, circle.bao]
    assert held_now(minutes, now=NOW + timedelta(minutes=1)) == []
