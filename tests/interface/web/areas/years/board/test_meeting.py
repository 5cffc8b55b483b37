from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.years import drafted
from tests.interface.web.areas.decisions.people import COLLEAGUE
from tests.interface.web.areas.years.desk import Desk
from tourdetable.domain.availability.models import Absence
from tourdetable.interface.web.areas.years.board.meeting import (
    DraftMeeting,
    OtherDates,
    SeatAttendance,
)

DAY = timedelta(days=1)
NBSP = "\N{NO-BREAK SPACE}"


def page_of(desk: Desk, on: date) -> DraftMeeting:
    place: DraftMeeting = desk.get("draft_meeting", desk.series.pk, on).context["place"]
    return place


def test_who_comes_and_whose_turn_it_is(planned: Desk):
    page = page_of(planned, planned.day(2))
    assert page.sittings == [
        SeatAttendance("École du Môle", "Chloé Émery", ""),
        SeatAttendance("Médiathèque", "Bao Trần", ""),
        SeatAttendance("Ville du Port", "Ana Ruiz", ""),
    ]
    assert [duty for duty, _seat in page.shown.turns] == ["Secrétariat"]
    assert (page.kind, page.nobody, page.broken) == ("Lecture", None, ())


def test_an_absence_is_said_once(planned: Desk):
    """Chloé, who alone holds her seat, is away on that day."""
    day = planned.day(2)
    Absence.objects.create(person=planned.room.circle.chloe, first=day, last=day)
    page = page_of(planned, day)
    assert page.nobody is not None
    assert (page.nobody.words, page.nobody.cost > 0) == ("1 siège sans personne", True)
    assert (page.why, page.marks, page.broken) == ((), [], ())
    assert [one.why for one in page.sittings if not one.person] == [
        f"Chloé Émery{NBSP}: indisponible"
    ]


def test_other_dates_are_told_free_ones_first_the_best_first(planned: Desk):
    page = page_of(planned, planned.day(2))
    assert {other.on.weekday() for other in page.others.free} == {3}
    assert [other.broken for other in page.others.free] == [()] * len(page.others.free)
    assert planned.day(2) not in [other.on for other in (*page.others.free, *page.others.near)]


def test_dates_nearby_say_what_they_break_by_its_article(planned: Desk):
    on = planned.day(2)
    page = page_of(planned, on)
    (day_before,) = [other for other in page.others.near if other.on == on - DAY]
    assert "CIR-01" in [reason.clause for reason in day_before.broken]
    assert all(abs((other.on - on).days) <= 14 for other in page.others.near)


@pytest.mark.parametrize(
    ("series", "on"), [(0, "2028-03-09"), (None, "2028-12-25"), (None, "2028-02-30")]
)
def test_a_meeting_that_is_not_there_does_not_exist(planned: Desk, series: int | None, on: str):
    pk = planned.series.pk if series is None else planned.series.pk + 1
    url = planned.url("draft") + f"meeting/{pk}/{on}/"
    assert planned.client.get(url).status_code == 404


def test_mere_readers_see_no_form_and_nobodys_name(planned: Desk):
    planned.post("draft_share")
    url = planned.url("draft_meeting", planned.series.pk, planned.day(2))
    page = planned.room.client(COLLEAGUE).get(url).context["place"]
    assert (page.sittings, page.others, page.forms) == ([], OtherDates(), {})


@pytest.mark.parametrize("meetings", [7, 14])
def test_a_meeting_costs_the_same_whatever_the_year_holds(
    desk: Desk, meetings: int, django_assert_num_queries: DjangoAssertNumQueries
):
    desk.draft = drafted.planned(desk.room.circle, desk.by, meetings=meetings)
    url = desk.url("draft_meeting", desk.series.pk, desk.day(2))
    with django_assert_num_queries(25):
        desk.client.get(url)
