from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, register_person, seat_of
from tourdetable.core.planner.terms.instance import PersonSpec as Planned
from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.models import Person
from tourdetable.domain.years.instance.attendees import Away, SeatHolders, seat_holders

WINDOW = Span(date(2028, 1, 1), date(2028, 1, 31))


def held(seat: Seat, name: str, first: int = 0, last: int = 0) -> Person:
    """Somebody who holds the seat, in January 2028 from a day to another (0: open)."""
    person = register_person(given_name=name, family_name="Blum")
    starts = date(2028, 1, first) if first else FOUNDED
    ends = date(2028, 1, last) if last else None
    give_mandate(seat=seat, person=person, starts=starts, ends=ends, by=OPERATOR, now=NOW)
    return person


@pytest.fixture
def seat(circle: Circle) -> Seat:
    return seat_of(circle.body, "Musée", "towns")


def of(circle: Circle, away: dict[int, Away] | None = None) -> SeatHolders:
    found = seat_holders([circle.body], WINDOW)
    found.away = away or {}
    return found


def named(found: SeatHolders, seat: Seat) -> dict[str, Planned]:
    return {person.id: person for person in found.planner_persons(found.persons(seat))}


def days(*span: int) -> list[tuple[date, str]]:
    return [(date(2028, 1, day), "DAY") for day in range(span[0], span[1] + 1)]


def test_one_holder_or_two_are_who_they_are(circle: Circle, seat: Seat) -> None:
    eva, finn = held(seat, "Eva"), held(seat, "Finn")
    found = of(circle)
    assert found.persons(seat) == (f"person:{eva.pk}", f"person:{finn.pk}")
    assert named(found, seat)[f"person:{eva.pk}"] == Planned(f"person:{eva.pk}", "Eva Blum")
    assert found.always_held(seat)


def test_a_seat_that_nobody_holds_is_missed_when_it_is_expected(circle: Circle, seat: Seat) -> None:
    vacant = f"vacant:{seat.pk}"
    found = of(circle)
    assert seat in found.of_body(circle.body)
    assert (found.persons(seat), found.terms(seat)) == ((vacant,), {vacant: ()})
    assert named(found, seat) == {vacant: Planned(vacant, "Musée")}
    assert (found.held_share(seat), found.always_held(seat)) == (0, False)


@pytest.mark.parametrize(
    "change", [{"kind": "light"}, {"kind": "invited"}, {"ends": date(2027, 12, 31)}]
)
def test_a_vacant_seat_that_is_not_expected_is_none(
    circle: Circle, seat: Seat, change: dict[str, object]
) -> None:
    Seat.objects.filter(pk=seat.pk).update(**change)
    assert seat not in of(circle).of_body(circle.body)


def test_a_seat_is_vacant_before_and_after_its_holder(circle: Circle, seat: Seat) -> None:
    eva = held(seat, "Eva", 5, 20)
    found, who = of(circle), f"person:{eva.pk}"
    assert named(found, seat) == {who: Planned(who, "Eva Blum")}
    assert found.terms(seat) == {who: (Span(date(2028, 1, 5), date(2028, 1, 20)),)}
    assert not found.always_held(seat)
    assert round(found.held_share(seat) * 31) == 16


def test_a_successor_is_not_there_before_their_time(circle: Circle, seat: Seat) -> None:
    eva, finn = held(seat, "Eva", 0, 15), held(seat, "Finn", 16)
    found = of(circle)
    assert found.always_held(seat)
    assert found.terms(seat) == {
        f"person:{eva.pk}": (Span(WINDOW.first, date(2028, 1, 15)),),
        f"person:{finn.pk}": (Span(date(2028, 1, 16), WINDOW.last),),
    }


def test_of_three_holders_all_but_one_relay_each_other(circle: Circle, seat: Seat) -> None:
    eva, finn, gil = held(seat, "Eva", 0, 10), held(seat, "Finn", 11, 18), held(seat, "Gil", 15)
    away = {
        finn.pk: Away(frozenset({(date(2028, 1, 12), "AM"), (date(2028, 1, 16), "DAY")})),
        eva.pk: Away(weekly=((0, "PM"),)),
    }
    found, relay = of(circle, away), f"relay:{seat.pk}"
    assert found.persons(seat) == (f"person:{gil.pk}", relay)
    assert named(found, seat)[relay].unavail == (
        (date(2028, 1, 3), "PM"),
        (date(2028, 1, 10), "PM"),
        (date(2028, 1, 12), "AM"),
        (date(2028, 1, 16), "DAY"),
        *days(19, 31),
    )
    assert found.terms(seat)[relay] == (
        Span(WINDOW.first, date(2028, 1, 10)),
        Span(date(2028, 1, 11), date(2028, 1, 18)),
    )


def test_among_three_one_who_sits_elsewhere_keeps_their_name(circle: Circle, seat: Seat) -> None:
    give_mandate(seat=seat, person=circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    held(seat, "Eva", 0, 10)
    held(seat, "Finn", 11, 20)
    found = of(circle)
    assert found.persons(seat) == (f"person:{circle.ana.pk}", f"relay:{seat.pk}")
    assert not found.sits_once(circle.ana.pk)
    assert list(found.terms(seat)) == [f"relay:{seat.pk}"]


def test_a_seat_that_ends_has_nobody_afterwards(circle: Circle, seat: Seat) -> None:
    eva = held(seat, "Eva")
    Seat.objects.filter(pk=seat.pk).update(ends=date(2028, 1, 10))
    found = of(circle)
    assert found.terms(seat) == {f"person:{eva.pk}": (Span(WINDOW.first, date(2028, 1, 10)),)}


def test_a_mandate_outside_the_window_is_not_read(circle: Circle, seat: Seat) -> None:
    held(seat, "Eva", 0, 31)
    Mandate.objects.filter(seat=seat).update(ends=date(2027, 12, 31))
    assert seat.pk not in of(circle).tenures


@pytest.mark.parametrize(
    ("change", "days"),
    [
        ({}, None),
        ({"ends": date(2028, 1, 31)}, None),
        ({"ends": date(2028, 1, 20)}, (Span(WINDOW.first, date(2028, 1, 20)),)),
        ({"starts": date(2028, 1, 9)}, (Span(date(2028, 1, 9), WINDOW.last),)),
        ({"ends": date(2027, 12, 31)}, ()),
    ],
)
def test_a_seat_is_one_from_its_first_day_to_its_last(
    circle: Circle, seat: Seat, change: dict[str, date], days: tuple[Span, ...] | None
) -> None:
    Seat.objects.filter(pk=seat.pk).update(**change)
    found = of(circle)
    assert found.days_of(found.seats[seat.pk]) == days
