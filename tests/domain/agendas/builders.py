"""Agendas of the circle: Dora writes them, Ana and Bao bring something."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.domain.builders import MARCH, NOW, OPERATOR, TODAY, Circle, draw
from tourdetable.domain.agendas.actions.bringing import bring, mark
from tourdetable.domain.agendas.actions.designing import design_agenda
from tourdetable.domain.agendas.queries import brought_for
from tourdetable.domain.meetings.actions.meetings import AgendaDraft
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.topics.models import Topic


def to_come(circle: Circle, weeks: int = 8, title: str = "Lecture de mai") -> Meeting:
    """A meeting after that of March."""
    return draw(circle.body, MARCH + timedelta(weeks=weeks), title)


def written(meeting: Meeting, *items: AgendaDraft, **more: Any) -> list[AgendaItem]:
    """Its agenda, once it is written."""
    current = Meeting.objects.get(pk=meeting.pk)
    said = {"version": current.version, "by": OPERATOR, "now": NOW, **more}
    return list(design_agenda(meeting=current, items=items, **said).agenda.all())


def topic(circle: Circle, title: str = "Le bus", **more: Any) -> Topic:
    """Something that the library puts forward."""
    said = {"existing": "Le car du lundi", "seat": circle.library, "put_on": TODAY, "put_at": NOW}
    where = {"network": circle.network, "body": circle.body}
    return Topic.objects.create(title=title, **{**where, **said, **more})


def brought(circle: Circle, item: AgendaItem, words: str, seat: Seat | None = None) -> None:
    """What a seat (the library) brings to a point."""
    whose = seat or circle.library
    by = {"by": circle.by_bao(), "now": NOW}
    seen = mark(brought_for(item.meeting, whose).values())
    bring(meeting=item.meeting, seat=whose, words={item.pk: words}, seen=seen, **by)
