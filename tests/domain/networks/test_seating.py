from __future__ import annotations

from datetime import date

from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, Circle, seat_of
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.seating import held_seats, seats_of_holder


def test_seats_of_a_day_are_told_with_those_who_hold_them_then(
    circle: Circle, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    by = {"by": OPERATOR, "now": NOW}
    until = date(2027, 5, 31)
    give_mandate(seat=circle.town, person=circle.zoe, starts=FOUNDED, ends=until, **by)
    gone = Mandate.objects.get(person=circle.chloe)
    end_mandate(mandate=gone, ends=date(2027, 4, 5), **by)
    seat_of(circle.body, "Hameau", "towns")
    Seat.objects.filter(institution__name="Hameau").update(ends=date(2027, 4, 5))
    with django_assert_num_queries(1):
        found = held_seats(circle.body, on=TODAY)
    told = [(str(seat), [(one.name, one.ends) for one in seat.holders]) for seat in found]
    assert told == [
        ("École du Môle", []),
        ("Médiathèque", [("Bao Trần", None)]),
        ("Ville du Port", [("Ana Ruiz", None), ("Zoé Ailleurs", until)]),
    ]


def test_standing_seats_take_turns_and_others_if_they_volunteer(circle: Circle) -> None:
    kinds = {circle.town: (SeatKind.LIGHT, False), circle.library: (SeatKind.INVITED, True)}
    for seat, (kind, volunteers) in kinds.items():
        Seat.objects.filter(pk=seat.pk).update(kind=kind, volunteers=volunteers)
    told = {str(seat): seat.takes_turns for seat in held_seats(circle.body, on=TODAY)}
    assert told == {"École du Môle": True, "Médiathèque": True, "Ville du Port": False}


def test_the_seats_of_one_person_come_with_those_who_hold_them_too(circle: Circle) -> None:
    give_mandate(seat=circle.town, person=circle.zoe, starts=FOUNDED, by=OPERATOR, now=NOW)
    found = seats_of_holder(circle.body, on=TODAY, person=circle.zoe)
    told = [(seat.name, [one.name for one in seat.holders]) for seat in found]
    assert told == [("Ville du Port", ["Ana Ruiz", "Zoé Ailleurs"])]
    assert seats_of_holder(circle.body, on=date(2020, 1, 1), person=circle.zoe) == []
