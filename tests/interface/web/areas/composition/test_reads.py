from __future__ import annotations

from datetime import date, timedelta

from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, TODAY
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.interface.web.areas.composition.reads import (
    board_seats,
    bodies_counted,
    ended_seats,
    offices_of,
)

SOON = TODAY + timedelta(days=60)


def test_bodies_are_counted_in_one_query(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """One seat that nobody holds any more, one that ends soon, one of which somebody leaves."""
    circle = room.circle
    Mandate.objects.filter(seat=circle.school).update(ends=TODAY - timedelta(days=1))
    Mandate.objects.filter(seat=circle.town).update(ends=SOON)
    Seat.objects.filter(pk=circle.library.pk).update(ends=SOON)
    with django_assert_num_queries(1):
        rows = bodies_counted(circle.network, TODAY, SOON)
    assert [(row.name, row.seats, row.vacant, row.ending) for row in rows] == [
        ("Cercle du bourg", 1, 0, 0),
        ("Cercle du port", 3, 1, 2),
    ]


def test_holders_of_today_and_to_come(room: Room) -> None:
    circle, later = room.circle, TODAY + timedelta(days=1)
    Mandate.objects.create(seat=circle.town, person=circle.zoe, starts=later)
    found = [
        (seat.name, [one.name for one in seat.holders], [one.starts for one in seat.coming])
        for seat in board_seats(circle.body, TODAY)
    ]
    assert found == [
        ("École du Môle", ["Chloé Émery"], []),
        ("Médiathèque", ["Bao Trần"], []),
        ("Ville du Port", ["Ana Ruiz"], [later]),
    ]


def test_what_has_ended_and_who_holds_an_office(room: Room) -> None:
    circle, last = room.circle, date(2027, 1, 31)
    Seat.objects.filter(pk=circle.school.pk).update(ends=last)
    ended = [(one.name, one.starts, one.ends) for one in ended_seats(circle.body, TODAY)]
    assert ended == [("École du Môle", FOUNDED, last)]
    assert [str(row.person) for row in offices_of(circle.body, TODAY)] == ["Dora Weiss"]
