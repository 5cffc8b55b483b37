from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from tests.domain.builders import NOW, OPERATOR, Circle, draw
from tests.domain.years.planned import body_of, names_in, of_circle, planned, year
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.terms.instance import HostSpec, RoomPool, Span
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.places.models import Closure, Place
from tourdetable.domain.rota.models import RotaMethod
from tourdetable.domain.years.instance.building import instance_of
from tourdetable.domain.years.models import Series


def test_hours_say_the_part_of_the_day(circle: Circle) -> None:
    draft = of_circle(circle)
    for opens, closes, part in ((9, 13, "AM"), (12, 14, "PM"), (9, 14, "DAY")):
        draft.series.update(opens=time(opens), closes=time(closes))
        assert body_of(instance_of(draft, NOW)).parts == (part,)


def test_wishes_of_a_series_join_those_of_the_charter(circle: Circle) -> None:
    draft = of_circle(circle)
    draft.series.update(
        weekdays=[2, 3],
        avoided=[3],
        least_gap=10,
        most_gap=50,
        school="none",
        first=date(2028, 1, 10),
    )
    body = body_of(instance_of(draft, NOW))
    assert (body.weekdays, body.gap.min, body.gap.max, body.school_holidays) == ((3,), 10, 50, None)
    assert body.pref == {"3": {"AM": 3}}
    assert body.season.first == date(2028, 1, 10)


def test_the_seats_that_took_most_turns_come_last(circle: Circle) -> None:
    meeting = draw(circle.body)
    assign_turn(meeting=meeting, duty="secretary", seat=circle.town, by=OPERATOR, now=NOW)
    seats = body_of(instance_of(of_circle(circle), NOW)).seats
    assert [seat.id for seat in seats] == [
        f"seat:{s.pk}" for s in (circle.library, circle.school, circle.town)
    ]
    assert body_of(instance_of(of_circle(circle, "Deux"), NOW)).history == {
        f"person:{circle.ana.pk}": {"secretary": 1}
    }


@pytest.mark.parametrize(("length", "duties"), [(1, ("secretary",)), (2, ())])
def test_an_exempt_seat_takes_no_turn_and_long_ones_are_not_planned(
    circle: Circle, length: int, duties: tuple[str, ...]
) -> None:
    method = RotaMethod.objects.create(body=circle.body, starts=NOW.date(), length=length)
    method.exemptions.create(seat=circle.school)
    body = body_of(instance_of(of_circle(circle), NOW))
    takes = {seat.id: seat.duties for seat in body.seats}
    assert (takes[f"seat:{circle.school.pk}"], takes[f"seat:{circle.town.pk}"]) == (False, True)
    assert body.duties == duties


def test_light_seats_stay_away_and_guests_count_for_no_quorum(
    circle: Circle,
) -> None:
    type(circle.library).objects.filter(pk=circle.library.pk).update(kind=SeatKind.LIGHT)
    type(circle.school).objects.filter(pk=circle.school.pk).update(kind=SeatKind.INVITED)
    seats = {
        seat.id: (seat.rule, seat.duties, seat.expected, seat.guest)
        for seat in body_of(instance_of(of_circle(circle), NOW)).seats
    }
    assert seats == {
        f"seat:{circle.town.pk}": ("all", True, True, False),
        f"seat:{circle.school.pk}": ("optional", False, True, True),
    }


@pytest.mark.parametrize(("meetings", "least"), [(2, 2), (3, 3), (4, 3), (6, 5)])
def test_three_quarters_are_rounded_up(circle: Circle, meetings: int, least: int) -> None:
    draft = of_circle(circle)
    draft.series.update(meetings=meetings)
    seats = body_of(instance_of(draft, NOW)).seats
    assert [seat.least for seat in seats] == [least] * 3


def test_a_mandate_that_ends_is_told_with_its_days(circle: Circle) -> None:
    Mandate.objects.filter(seat=circle.town).update(ends=date(2028, 5, 31))
    seats = {seat.id: seat for seat in body_of(instance_of(of_circle(circle), NOW)).seats}
    town, school = seats[f"seat:{circle.town.pk}"], seats[f"seat:{circle.school.pk}"]
    held = (Span(date(2028, 1, 1), date(2028, 5, 31)),)
    assert (town.terms, school.terms) == ({f"person:{circle.ana.pk}": held}, {})
    assert (town.least, town.holds(f"person:{circle.ana.pk}", date(2028, 6, 1))) == (1, False)


def test_a_body_is_not_in_two_places_at_once(circle: Circle) -> None:
    draft = of_circle(circle)
    series = draft.series.get()
    Series.objects.create(
        draft=draft,
        body=circle.body,
        kind="feast",
        meetings=30,
        first=series.first,
        last=series.last,
        weekdays=[3],
        opens=time(10),
        closes=time(12),
        duties=False,
    )
    instance, plan = year(planned(draft))
    when = [m.date for m in plan.meetings]
    assert len(when) == len(set(when)) == 36
    assert check(instance, plan).violations == ()


def test_places_receive_in_turn_and_a_shared_room_is_counted(circle: Circle) -> None:
    hall = Place.objects.create(network=circle.network, name="Salle", rooms=2)
    Closure.objects.create(place=hall, first=date(2028, 8, 1), last=date(2028, 8, 2))
    draft = of_circle(circle)
    draft.series.get().places.add(hall)
    draft.series.update(room=hall)
    instance = instance_of(draft, NOW)
    closed = frozenset({date(2028, 8, 1), date(2028, 8, 2)})
    assert body_of(instance).hosts == (HostSpec(f"place:{hall.pk}", closed, 2),)
    assert body_of(instance).room_pool == f"room:{hall.pk}"
    assert Span(date(2028, 8, 1), date(2028, 8, 2)) in body_of(instance).blackout
    assert instance.room_pools == (RoomPool(f"room:{hall.pk}", 2),)
    assert names_in(draft)[f"room:{hall.pk}"] == "Salle"


def test_its_other_meetings_that_the_charter_counts_are_no_silence(circle: Circle) -> None:
    """CIR-02 counts every meeting of the circle; a series and what is dated beside it."""
    draw(circle.body, datetime(2028, 4, 20, 9, tzinfo=UTC), kind="feast")
    draft = of_circle(circle)
    draft.series.filter(kind="feast").delete()
    assert body_of(instance_of(draft, NOW)).standing == (date(2028, 4, 20),)
