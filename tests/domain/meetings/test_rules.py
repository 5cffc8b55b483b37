"""Who may do what: Ana on duty, Bao who only sits, Dora the lead, Sam the steward, Zoé a
stranger."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.domain.builders import APRIL, FOUNDED, NOW, OPERATOR, TODAY, Circle, draw
from tests.domain.notices.convened import MAY, light_seat
from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings import rules
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.networks.actions.seats import create_seat, give_mandate, give_office
from tourdetable.domain.networks.queries import Standing, charter_in_force
from tourdetable.domain.people.actions import register_institution, register_person


@pytest.fixture
def april(circle: Circle) -> Meeting:
    meeting = draw(circle.body, APRIL)
    assign_turn(meeting=meeting, duty="secretary", seat=circle.town, by=OPERATOR, now=NOW)
    return meeting


@pytest.fixture
def people(circle: Circle) -> dict[str, Standing]:
    sam = register_person(given_name="Sam", family_name="Tout")
    give_office(
        network=circle.network, kind="steward", person=sam, starts=FOUNDED, by=OPERATOR, now=NOW
    )
    named = {
        "ana": circle.ana,
        "bao": circle.bao,
        "dora": circle.dora,
        "sam": sam,
        "zoe": circle.zoe,
    }
    return {name: circle.of(person) for name, person in named.items()}


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        (Right.CONVENE, {"sam"}),
        (Right.MOVE, {"sam"}),
        (Right.CANCEL, {"sam"}),
        (Right.COMPOSE, {"sam"}),
        (Right.AGENDA, {"dora"}),
        (Right.MINUTES, {"ana", "dora"}),
        (Right.ATTENDANCE, {"ana"}),
        (Right.DECISIONS, {"ana"}),
        (Right.TURNS, set()),
    ],
)
def test_rights_come_from_the_charter(
    april: Meeting, people: dict[str, Standing], right: Right, expected: set[str]
):
    turns = list(april.turns.all())
    body_turns = current_turns(april.body, now=NOW)
    assert {
        name for name, standing in people.items() if rules.may(standing, right, april, turns)
    } == expected
    assert {
        name for name, s in people.items() if rules.may_in_body(s, right, april.body, body_turns)
    } == expected


def test_the_capacities_in_which_one_may_act(circle: Circle, april: Meeting):
    give_office(
        network=circle.network,
        body=circle.body,
        kind="lead",
        person=circle.ana,
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    ana = circle.of(circle.ana)
    assert rules.may(ana, Right.MINUTES, april, april.turns.all()) == (circle.town, *ana.offices)


def test_who_speaks_and_who_sees(april: Meeting, circle: Circle, people: dict[str, Standing]):
    assert {name: rules.may_speak(standing, april) for name, standing in people.items()} == {
        "ana": (circle.town,),
        "bao": (circle.library,),
        "dora": (),
        "sam": (),
        "zoe": (),
    }
    assert {name for name, standing in people.items() if rules.may_see(standing, april)} == set(
        people
    ) - {"zoe"}


def test_a_seat_that_follows_through_the_minutes_is_not_waited_for(april: Meeting, circle: Circle):
    seat, elie = light_seat(circle)
    assert rules.may_speak(circle.of(elie), april) == (seat,)
    assert rules.waited_for(circle.of(elie), april) == ()
    assert rules.waited_for(circle.of(circle.bao), april) == (circle.library,)


def test_a_guest_of_a_theme_is_waited_for_while_it_lasts(circle: Circle):
    """The seat ends on 30 April: the meeting of April asks it, that of May does not."""
    guest = create_seat(
        body=circle.body,
        institution=register_institution(name="Mission locale"),
        college="towns",
        kind="invited",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    guest.ends = date(2027, 4, 30)
    guest.save()
    iris = register_person(given_name="Iris", family_name="Passage")
    give_mandate(seat=guest, person=iris, starts=FOUNDED, by=OPERATOR, now=NOW)
    april, may = draw(circle.body, NOW + timedelta(days=9)), draw(circle.body, MAY)
    standing = circle.of(iris)
    assert (rules.waited_for(standing, april), rules.waited_for(standing, may)) == ((guest,), ())


@pytest.mark.parametrize(
    ("kind", "chosen", "announced"),
    [("reading", False, False), ("reading", True, True), ("feast", False, True)],
)
def test_what_is_announced_to_whoever_follows(
    circle: Circle, kind: str, chosen: bool, announced: bool
):
    seat, _elie = light_seat(circle)
    meeting, text = draw(circle.body, MAY, kind=kind), charter_in_force(circle.network, on=TODAY)
    own = {seat.pk} if chosen else set()
    assert rules.is_for(seat, meeting, text, chosen=own) is announced
    assert rules.is_for(circle.town, meeting, text, chosen=set())
