"""Watch items that wait beside an agenda, and what its writing makes of them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import TODAY, Circle, draw
from tests.domain.library.builders import brought, for_agenda
from tourdetable.domain.agendas.backlog import proposed
from tourdetable.domain.library.models import Entry

JUNE = datetime(2027, 6, 10, 9, 0, tzinfo=UTC)


def test_they_are_proposed_with_why_they_wait(circle: Circle) -> None:
    said = {"follow_up": "agenda", "deadline": date(2027, 6, 30), "line": "En juin."}
    entry = brought(circle, said=said)
    (point,) = proposed(draw(circle.body, JUNE), TODAY)
    assert (point.code, point.title, point.note) == (f"watch:{entry.pk}", entry.title, "En juin.")
    assert point.why == "watch item of 6 April 2027, to be answered by 30 June 2027"
    assert point.brought_by == "Médiathèque"
    Entry.objects.update(attribution="college")
    assert [one.brought_by for one in proposed(draw(circle.body, JUNE), TODAY)] == [""]


def test_as_many_queries_for_several(circle: Circle) -> None:
    meeting = draw(circle.body, JUNE)
    for_agenda(circle)
    with CaptureQueriesContext(connection) as one:
        list(proposed(meeting, TODAY))
    for number in range(4):
        for_agenda(circle, f"Nouvelle {number}")
    with CaptureQueriesContext(connection) as five:
        assert len(list(proposed(meeting, TODAY))) == 5
    assert len(one) == len(five)
