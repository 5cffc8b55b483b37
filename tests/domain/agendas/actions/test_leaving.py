"""Points that wait for another agenda."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.agendas.builders import to_come, written
from tests.domain.builders import NOW, OPERATOR, Circle, hold, last_event, nothing_changes
from tourdetable.domain.agendas.actions.leaving import leave_over, let_go
from tourdetable.domain.agendas.models import PointLeftOver
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.meetings import AgendaDraft
from tourdetable.domain.meetings.models import AgendaItem, Meeting

BY = {"by": OPERATOR, "now": NOW}
BUS, TRAIN = AgendaDraft("Le bus", "discuss", 20), AgendaDraft("Le train", "decide", 5)


@pytest.fixture
def points(circle: Circle) -> list[AgendaItem]:
    return written(hold(circle), BUS, TRAIN)


def leave(meeting: Meeting, left: dict[int, str]) -> Meeting:
    current = Meeting.objects.get(pk=meeting.pk)
    return leave_over(meeting=current, left=left, version=current.version, **BY)


def test_each_says_why(points: list[AgendaItem]) -> None:
    bus, _train = points
    leave(bus.meeting, {bus.pk: " Le temps a manqué "})
    row = PointLeftOver.objects.get()
    assert (row.item, row.why, row.body) == (bus, "Le temps a manqué", bus.meeting.body)
    kind, _network, _person, _capacity, data = last_event()
    assert (kind, data["points"]) == ("meeting.points_left", [bus.pk])
    with nothing_changes(), pytest.raises(ValidationError):
        leave(bus.meeting, {bus.pk: "  "})


def test_one_that_was_dealt_with_after_all_waits_no_more(points: list[AgendaItem]) -> None:
    bus, train = points
    leave(bus.meeting, {bus.pk: "Plus tard", train.pk: "Plus tard"})
    leave(bus.meeting, {train.pk: "En mai"})
    row = PointLeftOver.objects.get()
    assert (row.item, row.why) == (train, "En mai")


def test_not_when_another_agenda_has_taken_it_up(circle: Circle, points: list[AgendaItem]) -> None:
    bus, _train = points
    leave(bus.meeting, {bus.pk: "Plus tard"})
    written(to_come(circle), AgendaDraft("Le bus", "discuss", 20, carried_from=bus.pk))
    with nothing_changes(), pytest.raises(ValidationError, match="Le bus"):
        leave(bus.meeting, {})
    with nothing_changes(), pytest.raises(ValidationError):
        let_go(left=PointLeftOver.objects.get(), **BY)


def test_only_of_an_opened_meeting_and_on_the_version_shown(
    circle: Circle, points: list[AgendaItem]
) -> None:
    (item,) = written(to_come(circle), BUS)
    with nothing_changes(), pytest.raises(ValidationError):
        leave(item.meeting, {item.pk: "Plus tard"})
    with nothing_changes(), pytest.raises(ValidationError):
        leave(points[0].meeting, {item.pk: "D’une autre séance"})
    with pytest.raises(Changed):
        leave_over(meeting=points[0].meeting, left={}, version=1, **BY)


def test_one_may_be_let_go_once(points: list[AgendaItem]) -> None:
    bus, _train = points
    leave(bus.meeting, {bus.pk: "Plus tard"})
    row = let_go(left=PointLeftOver.objects.get(), **BY)
    assert (row.dropped_at, last_event()[0]) == (NOW, "meeting.point_let_go")
    with nothing_changes(), pytest.raises(ValidationError):
        let_go(left=row, **BY)
