"""What a seat brings to a point before the meeting."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.agendas.builders import brought, to_come, written
from tests.domain.builders import NOW, Circle, hold, last_event, nothing_changes
from tourdetable.domain.agendas.actions.bringing import LONGEST, bring, mark
from tourdetable.domain.agendas.models import BroughtWords
from tourdetable.domain.meetings.actions.meetings import AgendaDraft
from tourdetable.domain.meetings.models import AgendaItem

OPEN = AgendaDraft("Le tour", "discuss", 20, bringing="everybody")


@pytest.fixture
def point(circle: Circle) -> AgendaItem:
    return written(to_come(circle), OPEN, AgendaDraft("Le bus", "inform", 5))[0]


def test_it_is_said_changed_and_taken_back(circle: Circle, point: AgendaItem) -> None:
    brought(circle, point, " Deux nouvelles ")
    row = BroughtWords.objects.get()
    assert (row.words, row.seat, row.person) == ("Deux nouvelles", circle.library, circle.bao)
    assert last_event()[0] == "agenda.brought"
    assert "nouvelles" not in str(last_event())
    brought(circle, point, "Trois nouvelles")
    assert BroughtWords.objects.get().words == "Trois nouvelles"
    brought(circle, point, "")
    assert not BroughtWords.objects.exists()


def test_nothing_is_recorded_of_what_stays_the_same(circle: Circle, point: AgendaItem) -> None:
    brought(circle, point, "Deux nouvelles")
    with nothing_changes():
        brought(circle, point, "Deux nouvelles ")


def test_nobody_overwrites_what_the_other_holder_of_the_seat_said(
    circle: Circle, point: AgendaItem
) -> None:
    said = {"meeting": point.meeting, "seat": circle.library, "by": circle.by_bao(), "now": NOW}
    bring(**said, words={point.pk: "Une nouvelle"}, seen=mark(()))
    with nothing_changes(), pytest.raises(ValidationError):
        bring(**said, words={point.pk: "Autre chose"}, seen=mark(()))


def test_only_where_something_is_asked_and_not_too_long(circle: Circle, point: AgendaItem) -> None:
    bus = AgendaItem.objects.get(title="Le bus")
    for item, words in ((bus, "Un mot"), (point, "x" * (LONGEST + 1))):
        with nothing_changes(), pytest.raises(ValidationError):
            brought(circle, item, words)


def test_not_once_the_meeting_has_begun(circle: Circle) -> None:
    (item,) = written(hold(circle), OPEN)
    with nothing_changes(), pytest.raises(ValidationError):
        brought(circle, item, "Trop tard")
