from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from tests.domain.builders import NOW, Circle
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.minutes.actions.pens import forget_pens, take_pen
from tourdetable.domain.minutes.models import Pen


def test_a_page_has_one_place_and_no_event(circle: Circle, meeting: Meeting) -> None:
    minutes = begin(meeting=meeting, text="# A\n# B", by=circle.by_ana(), now=NOW)
    hand = uuid4()
    for title in ("A", "B"):
        take_pen(minutes=minutes, hand=hand, title=title, nth=1, by=circle.by_ana(), now=NOW)
    take_pen(minutes=minutes, hand=hand, title="A", nth=1, by=circle.by_bao(), now=NOW)
    assert list(Pen.objects.values_list("person", "title")) == [(circle.ana.pk, "B")]


def test_it_is_forgotten_after_a_day(circle: Circle, meeting: Meeting) -> None:
    minutes = begin(meeting=meeting, text="# A", by=circle.by_ana(), now=NOW)
    take_pen(minutes=minutes, hand=uuid4(), title="A", nth=1, by=circle.by_ana(), now=NOW)
    assert forget_pens(now=NOW + timedelta(hours=23)) == 0
    assert forget_pens(now=NOW + timedelta(days=1)) == 1
