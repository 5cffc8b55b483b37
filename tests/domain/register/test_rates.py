"""How regularly seats come, counted by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, hold
from tests.domain.notices.convened import light_seat
from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.commitments.models import Commitment, Theme
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.register.rates import (
    CollegeRate,
    SeatRate,
    all_seats,
    college_rates,
    seat_rates,
)

DAYS = [datetime(2027, 1, 7, 9, tzinfo=UTC) + timedelta(days=14 * n) for n in range(5)]
"""Thursdays from 7 January to 4 March."""
WINTER = Period(date(2027, 1, 1), date(2027, 3, 31))


def season(circle: Circle) -> None:
    """Ana comes to all five; Bao to the first two, excused then; of the last one nobody recorded
    anything; Chloé leaves the school on 1 February, Zoé takes it on 1 March."""
    town, library, school = circle.holders()
    circle.school.mandates.update(ends=date(2027, 2, 1))
    give_mandate(
        seat=circle.school, person=circle.zoe, starts=date(2027, 3, 1), by=OPERATOR, now=NOW
    )
    for number, day in enumerate(DAYS):
        came = [town, library] if number < 2 else [town]
        if number == 0:
            came = [*came, school]
        held = hold(circle, day, f"Lecture {number}", came=[] if number == 4 else came)
        if 2 <= number < 4:
            pair = {(circle.library.pk, circle.bao.pk): "excused"}
            mark_attendance(meeting=held, modes=pair, by=circle.by_ana(), now=NOW)


def told(rates: list[SeatRate]) -> dict[str, tuple[int, int, int]]:
    return {rate.name: (rate.came, rate.meetings, rate.unrecorded) for rate in rates}


def test_only_inside_mandates_and_where_it_is_recorded(circle: Circle) -> None:
    season(circle)
    light_seat(circle)
    assert told(seat_rates(circle.body, WINTER)) == {
        "École du Môle": (1, 2, 1),
        "Médiathèque": (2, 4, 1),
        "Ville du Port": (4, 4, 1),
    }
    february = Period(date(2027, 2, 2), date(2027, 2, 28))
    assert told(seat_rates(circle.body, february)) == {
        "Médiathèque": (0, 2, 0),
        "Ville du Port": (2, 2, 0),
    }


def test_a_pair_is_one_seat(circle: Circle) -> None:
    give_mandate(seat=circle.library, person=circle.dora, starts=FOUNDED, by=OPERATOR, now=NOW)
    hold(circle, DAYS[0], came=[(circle.library, circle.bao), (circle.library, circle.dora)])
    rates = told(seat_rates(circle.body, WINTER))
    assert rates["Médiathèque"] == (1, 1, 0)


def test_for_a_theme_within_what_was_accepted(circle: Circle) -> None:
    season(circle)
    theme = Theme.objects.create(body=circle.body, title="Le quai", starts=date(2027, 1, 1))
    said = {"body": circle.body, "theme": theme, "kind": "member", "asked_at": NOW}
    spans = (
        (circle.library, circle.bao, "ended", date(2027, 1, 15), date(2027, 2, 10)),
        (circle.town, circle.ana, "declined", date(2027, 1, 1), None),
    )
    for seat, person, state, starts, ends in spans:
        row = {"seat": seat, "person": person, "state": state, "starts": starts, "ends": ends}
        Commitment.objects.create(**said, **row)
    rates = seat_rates(circle.body, WINTER, theme=theme)
    assert told(rates) == {
        "École du Môle": (1, 2, 1),
        "Médiathèque": (1, 2, 0),
        "Ville du Port": (0, 0, 0),
    }
    assert [rate.committed for rate in rates] == [False, True, True]


def seats(college: str, number: int, came: int = 1) -> list[SeatRate]:
    return [SeatRate(n, f"{college} {n}", college, came, 2, 0) for n in range(number)]


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ({"towns": 5, "schools": 6}, set()),
        ({"towns": 4, "schools": 3}, {"towns", "schools"}),
        ({"towns": 4, "schools": 9, "libraries": 6}, {"towns", "libraries"}),
        ({"towns": 2, "schools": 3, "libraries": 9}, {"towns", "schools"}),
        ({"towns": 1, "schools": 1, "libraries": 9}, {"towns", "schools", "libraries"}),
        ({"towns": 4}, {"towns"}),
        ({"towns": 1, "schools": 1, "libraries": 9, "cities": 7}, {"towns", "schools", "cities"}),
        ({"towns": 3, "schools": 2, "libraries": 9}, {"towns", "schools"}),
    ],
)
def test_small_colleges_are_not_told_nor_found_by_subtracting(
    sizes: dict[str, int], hidden: set[str]
) -> None:
    rates = [rate for college, number in sizes.items() for rate in seats(college, number)]
    found = college_rates(rates)
    assert {one.college for one in found if one.hidden} == hidden
    told = [one for one in found if not one.hidden]
    assert all((one.seats, one.percent) == (sizes[one.college], 50) for one in told)
    assert all(one == CollegeRate(one.college, 0, 0, 0, hidden=True) for one in found if one.hidden)


def test_the_whole_body_from_five_seats_on() -> None:
    assert all_seats(seats("towns", 4)).hidden
    assert all_seats(seats("towns", 5, came=2)) == CollegeRate("", 5, 10, 10)
    assert all_seats([*seats("towns", 5), SeatRate(9, "Vide", "towns", 0, 0, 1)]).seats == 5
    assert CollegeRate("", 0, 0, 0).percent is None


def test_as_many_queries_whatever_there_is(circle: Circle, django_assert_num_queries) -> None:
    season(circle)
    assert Mandate.objects.count() > 3
    with django_assert_num_queries(4):
        seat_rates(circle.body, WINTER)
