"""What bodies have settled of their turns, and what seats bring of former ones, for the planner."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.domain.builders import NOW, OPERATOR, Circle, seat_of
from tests.domain.rota.seasons import meetings, rota_circle, taken
from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.rota.models import RotaMethod
from tourdetable.domain.rota.settled import carried_turns, settled_rota

NEXT_SEASON = date(2027, 9, 1)
SEASON = Span(date(2027, 9, 1), date(2028, 6, 30))


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


def settled(circle: Circle, starts: date, **said: object) -> RotaMethod:
    method: RotaMethod = circle.body.rota_methods.create(starts=starts, **said)
    method.exemptions.create(seat=circle.school)
    return method


def test_seats_exempt_on_these_days_and_long_turns_are_told(circle: Circle) -> None:
    settled(circle, NOW.date(), length=2)
    found = settled_rota([circle.body], SEASON)
    assert (found.exempt, found.long) == ({circle.school.pk}, {circle.body.pk})


def test_a_method_that_is_over_says_nothing_of_them(circle: Circle) -> None:
    settled(circle, date(2026, 9, 1), length=2, ends=date(2027, 8, 31))
    found = settled_rota([circle.body], SEASON)
    assert (found.exempt, found.long) == (set(), set())


def carried(circle: Circle) -> dict[str, int]:
    charter = charter_in_force(circle.network, on=NEXT_SEASON)
    found = carried_turns([circle.body], charter, before=NEXT_SEASON)
    names = {circle.town.pk: "town", circle.library.pk: "library", circle.school.pk: "school"}
    return {names.get(seat, "other"): turns for (seat, _duty), turns in found.items()}


def test_whoever_is_owed_a_turn_comes_with_fewer(circle: Circle) -> None:
    """Three turns of the town, one of the library: the school has had none."""
    taken(meetings(circle, 4), circle.town, circle.town, circle.library, circle.town)
    assert carried(circle) == {"town": 3, "library": 1}


def test_turns_that_are_even_are_none(circle: Circle) -> None:
    taken(meetings(circle, 3), circle.town, circle.school, circle.library)
    assert carried(circle) == {}


def test_who_arrives_has_nothing_to_catch_up_on(circle: Circle) -> None:
    held = meetings(circle, 6)
    taken(held, *[circle.town, circle.school, circle.library] * 2)
    seat = seat_of(circle.body, "Théâtre", "towns", starts=held[-1].day + timedelta(days=1))
    person = register_person(given_name="Théo", family_name="Râ")
    give_mandate(seat=seat, person=person, starts=seat.starts, by=OPERATOR, now=NOW)
    assert carried(circle) == {}


def test_who_has_left_is_no_measure(circle: Circle) -> None:
    """The school, which had none, has left: the two others had as many."""
    held = meetings(circle, 2)
    taken(held, circle.town, circle.library)
    mandate = Mandate.objects.get(seat=circle.school)
    end_mandate(mandate=mandate, ends=held[-1].day, by=OPERATOR, now=NOW)
    assert carried(circle) == {}


def test_no_body_is_no_question(circle: Circle) -> None:
    assert (
        carried_turns([], charter_in_force(circle.network, on=NEXT_SEASON), before=NOW.date()) == {}
    )
