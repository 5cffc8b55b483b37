from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import Circle
from tests.domain.programme.adopting import draft_of, meeting_of, series_of
from tourdetable.core.planner.terms.plan import OPTIMAL, Plan, PlannedMeeting, PlannedTurn
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.actions.plans import keep_answer, keep_meeting, keep_meetings
from tourdetable.domain.years.ids import HeldMeetingsId, RelayId, SeatId
from tourdetable.domain.years.models import ScheduledMeeting, Series
from tourdetable.domain.years.queries import as_planned, planned_meetings

MAY, JUNE = date(2027, 5, 6), date(2027, 6, 3)


@pytest.fixture
def series(circle: Circle) -> Series:
    return series_of(draft_of(circle), circle.body, [MAY, JUNE])


def rows(series: Series) -> list[PlannedMeeting]:
    return [as_planned(row) for row in planned_meetings(series.draft)]


def test_meetings_are_read_back_with_their_turns_and_host(circle: Circle, series: Series) -> None:
    hall = Place.objects.create(network=circle.network, name="Salle")
    seat = str(SeatId(circle.town.pk))
    relay = PlannedTurn(seat, str(RelayId(circle.town.pk)))
    may = PlannedMeeting(
        body=str(series.planner_id),
        date=MAY,
        part="PM",
        attendees={seat: "person:0"},
        duties={"secretary": relay},
        host=f"place:{hall.pk}",
    )
    keep_meetings(series.draft, [may])
    assert rows(series) == [may]


def test_meetings_that_no_series_places_are_no_part_of_it(circle: Circle, series: Series) -> None:
    held = PlannedMeeting(str(HeldMeetingsId(circle.body.pk, "feast")), MAY, "PM")
    keep_meetings(series.draft, [held, meeting_of(series, JUNE)])
    assert rows(series) == [meeting_of(series, JUNE)]


def test_one_meeting_is_replaced_alone(series: Series) -> None:
    keep_meetings(series.draft, [meeting_of(series, MAY), meeting_of(series, JUNE)])
    kept = ScheduledMeeting.objects.get(on=JUNE).pk
    keep_meeting(series, MAY, meeting_of(series, date(2027, 5, 13)))
    assert [one.date for one in rows(series)] == [date(2027, 5, 13), JUNE]
    assert ScheduledMeeting.objects.get(on=JUNE).pk == kept


def test_a_host_that_was_removed_is_nobody(circle: Circle, series: Series) -> None:
    gone = Place.objects.create(network=circle.network, name="Salle")
    meeting = meeting_of(series, MAY, place=gone)
    gone.delete()
    keep_meetings(series.draft, [meeting])
    assert [one.host for one in rows(series)] == [None]


def test_an_answer_is_kept_without_its_meetings(series: Series) -> None:
    draft = series.draft
    keep_answer(draft, Plan(OPTIMAL, meetings=(meeting_of(series, MAY),)))
    assert draft.answer is not None
    assert (draft.answer["status"], draft.answer["meetings"]) == ("optimal", [])
