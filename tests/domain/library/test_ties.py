"""Watch items that wait beside an agenda, and what its writing makes of them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, TODAY, Circle, draw, kinds_of_events
from tests.domain.library.builders import brought, for_agenda
from tourdetable.domain.agendas.actions.designing import design_agenda
from tourdetable.domain.agendas.backlog import proposed
from tourdetable.domain.library.models import Entry
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, cancel_meeting
from tourdetable.domain.meetings.models import Meeting

JUNE = datetime(2027, 6, 10, 9, 0, tzinfo=UTC)


def written(circle: Circle, meeting: Meeting, *titles: str) -> Meeting:
    lines = [AgendaDraft(title, "discuss", 10) for title in titles]
    said = {"items": lines, "version": meeting.version, "by": circle.by_ana(), "now": NOW}
    return design_agenda(meeting=meeting, **said)


def test_they_are_proposed_with_why_they_wait(circle: Circle) -> None:
    said = {"follow_up": "agenda", "deadline": date(2027, 6, 30), "line": "En juin."}
    entry = brought(circle, said=said)
    (point,) = proposed(draw(circle.body, JUNE), TODAY)
    assert (point.code, point.title, point.note) == (f"watch:{entry.pk}", entry.title, "En juin.")
    assert point.why == "watch item of 6 April 2027, to be answered by 30 June 2027"
    assert point.brought_by == "Médiathèque"


def test_an_agenda_that_takes_one_answers_it_until_its_point_goes(circle: Circle) -> None:
    for_agenda(circle)
    meeting = written(circle, draw(circle.body, JUNE), "Fermeture du guichet", "Autre")
    entry = Entry.objects.get()
    assert (entry.point, entry.waits) == (meeting.agenda.first(), False)
    assert kinds_of_events()[-1] == "entry.on_agenda"
    assert list(proposed(meeting, TODAY)) == []
    written(circle, meeting, "Autre")
    entry = Entry.objects.get()
    assert (entry.point, entry.waits) == (None, True)


def test_one_whose_meeting_is_cancelled_waits_again(circle: Circle) -> None:
    for_agenda(circle)
    meeting = written(circle, draw(circle.body, JUNE), "Fermeture du guichet")
    said = {"version": meeting.version, "by": circle.by_ana(), "now": NOW}
    cancel_meeting(meeting=meeting, reason="Neige", confirmed=True, **said)
    entry = Entry.objects.select_related("point__meeting").get()
    assert entry.waits is True
    again = written(circle, draw(circle.body, JUNE.replace(day=17)), "Fermeture du guichet")
    assert Entry.objects.get().point == again.agenda.get()


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
