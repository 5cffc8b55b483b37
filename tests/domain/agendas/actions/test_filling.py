"""A method fills a point of an agenda."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.core.methods.samples import ECHO
from tests.domain.builders import NOW, OPERATOR, Circle, draw, nothing_changes
from tourdetable.core.methods.reading import read_method
from tourdetable.domain.agendas.actions.filling import put_method
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.meetings.models import Meeting

SAID = {"by": OPERATOR, "now": NOW}
NEW = {"point": None, "title": "Nouvelles", "people": 10}


def put(meeting: Meeting, version: int, **fields: Any) -> Meeting:
    known = {"meeting": meeting, "method": read_method(ECHO), "version": version}
    return put_method(**known, **(NEW | fields), **SAID)


@pytest.fixture
def meeting(circle: Circle) -> Meeting:
    """A meeting with one point, at its second version."""
    drawn = draw(circle.body)
    items = [AgendaDraft("Accueil", "discuss", 15, note="À lire.")]
    return set_agenda(meeting=drawn, items=items, version=1, **SAID)


def test_a_new_point_comes_last(meeting: Meeting) -> None:
    changed = put(meeting, 2)
    assert list(changed.agenda.values_list("position", "title", "method", "minutes")) == [
        (1, "Accueil", "", 15),
        (2, "Nouvelles", "echo", 20),
    ]
    event = Event.objects.latest("pk")
    assert (event.kind, event.data["items"], changed.version) == ("meeting.agenda_set", 2, 3)


def test_a_point_that_is_there_keeps_its_words(meeting: Meeting) -> None:
    point = meeting.agenda.get()
    put(meeting, 2, point=point.pk, title="", people=4)
    point.refresh_from_db()
    assert (point.title, point.note, point.method) == ("Accueil", "À lire.", "echo")
    assert (point.minutes, point.question) == (11, "Qu’avons-nous entendu ?")


@pytest.mark.parametrize("fields", [{"title": "  "}, {"title": "x" * 201}, {"point": 10**6}])
def test_what_makes_no_sense_is_refused(meeting: Meeting, fields: dict[str, Any]) -> None:
    with nothing_changes(), pytest.raises(ValidationError):
        put(meeting, 2, **fields)


def test_nothing_is_written_over_what_somebody_else_changed(meeting: Meeting) -> None:
    with nothing_changes(), pytest.raises(Changed):
        put(meeting, 1)
