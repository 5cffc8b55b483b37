"""What the writing of an agenda makes of the watch items that wait for one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tests.domain.builders import NOW, TODAY, Circle, draw, kinds_of_events
from tests.domain.library.builders import for_agenda
from tourdetable.domain.agendas.actions.designing import design_agenda
from tourdetable.domain.agendas.backlog import proposed
from tourdetable.domain.library.actions.agendas import origin_of
from tourdetable.domain.library.models import Entry
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, cancel_meeting
from tourdetable.domain.meetings.models import Meeting

JUNE = datetime(2027, 6, 10, 9, 0, tzinfo=UTC)


def written(circle: Circle, meeting: Meeting, *titles: str, of: Entry | None = None) -> Meeting:
    """An agenda; its last point was taken from a watch item."""
    lines = [AgendaDraft(title, "discuss", 10) for title in titles]
    if of is not None:
        lines[-1] = replace(lines[-1], origin=origin_of(of))
    said = {"items": lines, "version": meeting.version, "by": circle.by_ana(), "now": NOW}
    return design_agenda(meeting=meeting, **said)


def test_an_agenda_that_takes_one_answers_it_until_its_point_goes(circle: Circle) -> None:
    waiting = for_agenda(circle)
    title = "Fermeture du guichet"
    meeting = written(circle, draw(circle.body, JUNE), title, "Les guichets ferment", of=waiting)
    entry = Entry.objects.get()
    assert (entry.point, entry.waits) == (meeting.agenda.last(), False)
    assert kinds_of_events()[-1] == "entry.on_agenda"
    assert list(proposed(meeting, TODAY)) == []
    written(circle, meeting, title)
    entry = Entry.objects.get()
    assert (entry.point, entry.waits) == (None, True)


def test_one_whose_meeting_is_cancelled_waits_again(circle: Circle) -> None:
    waiting = for_agenda(circle)
    meeting = written(circle, draw(circle.body, JUNE), waiting.title, of=waiting)
    said = {"version": meeting.version, "by": circle.by_ana(), "now": NOW}
    cancel_meeting(meeting=meeting, reason="Neige", confirmed=True, **said)
    entry = Entry.objects.select_related("point__meeting").get()
    assert entry.waits is True
    again = written(circle, draw(circle.body, JUNE.replace(day=17)), waiting.title, of=waiting)
    assert Entry.objects.get().point == again.agenda.get()
