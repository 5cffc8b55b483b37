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


def test_a_seat_that_nobody_holds_is_no_seat(circle: Circle, seat: Seat) -> None:
    assert seat not in of(circle).of_body(circle.body)


def test_a_holder_who_leaves_is_missed_by_nobody(circle: Circle, seat: Seat) -> None:
    eva = held(seat, "Eva", 5, 20)
    found = of(circle)
    people = named(found, seat)
    assert list(people) == [f"person:{eva.pk}", f"vacant:{seat.pk}"]
    assert list(people[f"person:{eva.pk}"].unavail) == [*days(1, 4), *days(21, 31)]
    assert list(people[f"vacant:{seat.pk}"].unavail) == days(5, 20)
    assert not found.always_held(seat)
    assert round(found.held_share(seat) * 31) == 16


def test_a_successor_is_not_there_before_their_time(circle: Circle, seat: Seat) -> None:
    eva, finn = held(seat, "Eva", 0, 15), held(seat, "Finn", 16)
    people = named(of(circle), seat)
    assert list(people[f"person:{eva.pk}"].unavail) == days(16, 31)
    assert list(people[f"person:{finn.pk}"].unavail) == days(1, 15)


def test_three_holders_who_sit_nowhere_else_relay_each_other(circle: Circle, seat: Seat) -> None:
    eva, finn, gil = held(seat, "Eva", 0, 10), held(seat, "Finn", 11, 20), held(seat, "Gil", 15)
    away = {
        finn.pk: Away(frozenset({(date(2028, 1, 12), "AM"), (date(2028, 1, 16), "DAY")})),
        eva.pk: Away(weekly=((0, "PM"),)),
    }
    found = of(circle, away)
    assert found.persons(seat) == (f"relay:{seat.pk}",)
    relay = named(found, seat)[f"relay:{seat.pk}"]
    assert relay.unavail == (
        (date(2028, 1, 3), "PM"),
        (date(2028, 1, 10), "PM"),
        (date(2028, 1, 12), "AM"),
    )
    assert {holding.person for holding in found.tenures[seat.pk]} == {eva.pk, finn.pk, gil.pk}


def test_among_three_one_who_sits_elsewhere_keeps_their_name(circle: Circle, seat: Seat) -> None:
    give_mandate(seat=seat, person=circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    held(seat, "Eva", 0, 10)
    held(seat, "Finn", 11, 20)
    found = of(circle)
    assert found.persons(seat) == (f"person:{circle.ana.pk}", f"relay:{seat.pk}")
    assert not found.sits_once(circle.ana.pk)
    assert named(found, seat)[f"person:{circle.ana.pk}"].unavail == ()


def test_a_seat_that_ends_is_vacant_afterwards(circle: Circle, seat: Seat) -> None:
    eva = held(seat, "Eva")
    Seat.objects.filter(pk=seat.pk).update(ends=date(2028, 1, 10))
    found = of(circle)
    assert found.persons(seat) == (f"person:{eva.pk}", f"vacant:{seat.pk}")
    assert [h.span for h in found.tenures[seat.pk]] == [Span(WINDOW.first, date(2028, 1, 10))]


def test_the_two_who_hold_a_seat_longest_are_its_people(circle: Circle, seat: Seat) -> None:
    held(seat, "Eva", 1, 5)
    finn, gil = held(seat, "Finn", 6, 31), held(seat, "Gil", 10, 31)
    assert of(circle).real_persons(seat) == (f"person:{finn.pk}", f"person:{gil.pk}")


def test_a_mandate_outside_the_window_is_not_read(circle: Circle, seat: Seat) -> None:
    held(seat, "Eva", 0, 31)
    Mandate.objects.filter(seat=seat).update(ends=date(2027, 12, 31))
    assert seat.pk not in of(circle).tenures
