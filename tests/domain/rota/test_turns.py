"""A whole season counted by hand: arrivals, departures, swaps, turns given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, Circle, seat_of
from tests.domain.rota.seasons import (
    FIRST,
    judged,
    meetings,
    next_names,
    numbers,
    rota_circle,
    rota_on,
    taken,
)
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.rota.balance import TurnSeat
from tourdetable.domain.rota.models import Exemption, RotaMethod

TOWN, LIBRARY, SCHOOL = "Ville du Port", "Médiathèque", "École du Môle"


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


def test_nobody_has_had_a_turn_the_names_go_by_the_alphabet(circle: Circle):
    meetings(circle, 2)
    assert next_names(circle, FIRST.date(), 4) == [SCHOOL, LIBRARY, TOWN, SCHOOL]


def test_whoever_has_had_the_fewest_is_next_then_whoever_waits_the_longest(circle: Circle):
    held = meetings(circle, 6)
    taken(held, circle.town, circle.school, circle.library, circle.town)
    assert next_names(circle, TODAY) == [SCHOOL, LIBRARY, TOWN]
    assert numbers(circle, held[2].day) == {SCHOOL: (1, 0), LIBRARY: (1, 0), TOWN: (1, 1)}


def test_a_balance_is_carried_over_seasons(circle: Circle):
    """Town took two turns and the library one in the first season: in the next one, the library
    and the school come first."""
    held = meetings(circle, 14)
    taken(held, circle.town, circle.school, circle.library, circle.town)
    after = date(2027, 9, 1)
    told = rota_on(circle, after).balances("secretary")
    assert {one.seat.name: (one.taken, one.season) for one in told.values()} == {
        TOWN: (2, 0),
        SCHOOL: (1, 0),
        LIBRARY: (1, 0),
    }
    assert next_names(circle, after, 2) == [SCHOOL, LIBRARY]


def test_who_arrives_catches_up_on_nothing(circle: Circle):
    """Four turns were taken before the theatre came: it takes the next ones in its turn only."""
    held = meetings(circle, 9)
    taken(held, circle.town, circle.school, circle.library)
    theatre = seat_of(circle.body, "Théâtre", "towns", starts=held[2].day + timedelta(days=1))
    person = register_person(given_name="Théo", family_name="Râ")
    give_mandate(seat=theatre, person=person, starts=theatre.starts, by=OPERATOR, now=NOW)
    assert next_names(circle, held[3].day, 8) == [
        "Théâtre",
        TOWN,
        SCHOOL,
        LIBRARY,
        "Théâtre",
        TOWN,
        SCHOOL,
        LIBRARY,
    ]


def test_who_leaves_has_no_more_turn(circle: Circle):
    held = meetings(circle, 6)
    taken(held, circle.town, circle.school)
    mandate = Mandate.objects.get(seat=circle.library)
    end_mandate(mandate=mandate, ends=held[2].day, by=OPERATOR, now=NOW)
    assert next_names(circle, held[2].day, 4) == [LIBRARY, TOWN, SCHOOL, TOWN]


def test_a_seat_that_gave_its_turn_to_another_comes_first_ever_after(circle: Circle):
    """Library takes the school's turn: the school is next, though the library was."""
    held = meetings(circle, 8)
    taken(held, circle.town, circle.library)
    assert next_names(circle, held[2].day) == [SCHOOL, TOWN, LIBRARY]
    taken(held, circle.town, circle.library, circle.library)
    assert judged(circle, held[2].day).state == "broken"
    assert next_names(circle, held[3].day, 2) == [SCHOOL, TOWN]


def test_what_is_foreseen_is_even_for_the_charter(circle: Circle):
    """The turns of all the meetings to come, given as they are foreseen, break nothing."""
    held = meetings(circle, 12)
    taken(held, circle.town)
    for seat, pk in foreseen_pairs(circle, held[1].day):
        Turn.objects.create(meeting_id=pk, duty="secretary", seat_id=seat.pk)
    assert judged(circle, held[-1].day).state == "kept"
    counts = sorted(one[0] for one in numbers(circle, held[-1].day).values())
    assert counts == [4, 4, 4]


def foreseen_pairs(circle: Circle, on: date) -> list[tuple[TurnSeat, int]]:
    return [(seat, pk) for (pk, _duty), seat in rota_on(circle, on).foreseen().at.items()]


class TestMethod:
    """The order, the length and the exemptions that the body settled."""

    def settled(self, circle: Circle, **said: object) -> RotaMethod:
        return RotaMethod.objects.create(body=circle.body, starts=FOUNDED, **said)

    def test_in_the_order_of_a_list(self, circle: Circle):
        meetings(circle, 6)
        order = [circle.library.pk, circle.town.pk, circle.school.pk]
        self.settled(circle, order="list", sequence=order)
        assert next_names(circle, FIRST.date(), 4) == [LIBRARY, TOWN, SCHOOL, LIBRARY]

    def test_one_college_after_the_other_among_equals(self, circle: Circle):
        held = meetings(circle, 6)
        self.settled(circle, order="college")
        taken(held, circle.school)
        assert next_names(circle, held[1].day, 2) == [LIBRARY, TOWN]

    def test_a_turn_of_two_meetings(self, circle: Circle):
        held = meetings(circle, 6)
        self.settled(circle, length=2)
        taken(held, circle.school)
        assert next_names(circle, held[1].day, 5) == [SCHOOL, LIBRARY, LIBRARY, TOWN, TOWN]
        taken(held, circle.school, circle.school, circle.library, circle.library)
        assert judged(circle, held[3].day).state == "kept"

    def test_an_exempt_seat_takes_none_and_is_owed_none(self, circle: Circle):
        held = meetings(circle, 6)
        method = self.settled(circle)
        Exemption.objects.create(method=method, seat=circle.school, reason="Trop petite")
        taken(held, circle.town, circle.library, circle.town, circle.library)
        assert next_names(circle, held[4].day, 3) == [TOWN, LIBRARY, TOWN]
        assert judged(circle, held[3].day).state == "kept"

    def test_a_method_ends_where_another_begins(self, circle: Circle):
        held = meetings(circle, 6)
        method = self.settled(circle)
        Exemption.objects.create(method=method, seat=circle.school, reason="Un an")
        RotaMethod.objects.create(body=circle.body, starts=held[3].day)
        assert next_names(circle, held[3].day, 3) == [SCHOOL, LIBRARY, TOWN]


def test_two_duties_of_one_meeting_go_to_two_seats(circle: Circle):
    meetings(circle, 3)
    rota = rota_on(circle, FIRST.date())
    both = replace(
        rota,
        duties=("secretary", "reading"),
        meetings=dict.fromkeys(("secretary", "reading"), rota.meetings["secretary"]),
    )
    by_meeting: dict[int, set[int]] = {}
    for (pk, _duty), seat in both.foreseen().at.items():
        by_meeting.setdefault(pk, set()).add(seat.pk)
    assert [len(seats) for seats in by_meeting.values()] == [2, 2, 2]
