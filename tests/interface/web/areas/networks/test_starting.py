"""What is left to do before a network lives, told to whoever does it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.domain.builders import CHARTER, NOW, OPERATOR, Circle, draw, found_circle, hold
from tests.domain.joining.invited import gaelle, invited, with_steward
from tourdetable.domain.networks.actions.founding import found_network, install_body
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force, local_day, standing
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.networks.starting import FirstStep, first_steps
from tourdetable.interface.web.base.scene import Scene

pytestmark = pytest.mark.django_db

JUNE = datetime(2027, 6, 3, 9, 0, tzinfo=UTC)


def steps_of(network: Network, person: Person) -> list[FirstStep]:
    day = local_day(network, NOW)
    charter = charter_in_force(network, on=day)
    place = standing(person, network, on=day, charter=charter)
    return first_steps(Scene(network, charter, NOW, day, place))


def told(network: Network, person: Person) -> list[tuple[str, str, bool]]:
    return [(step.title, step.state, step.done) for step in steps_of(network, person)]


@pytest.fixture
def circle() -> Circle:
    return with_steward()


def test_a_network_just_founded_has_everything_to_do(circle: Circle) -> None:
    said: Any = {"by": OPERATOR, "now": NOW}
    text = circle.network.charters.get().text
    day = local_day(circle.network, NOW)
    network = found_network(slug="new", name="Neuf", charter=text, in_force_from=day, **said)
    give_office(network=network, kind="steward", person=gaelle(), starts=day, **said)
    assert told(network, gaelle()) == [
        ("Ouvrir les instances", "0 instance ouverte", False),
        ("Ouvrir les sièges et dire qui les tient", "sièges tenus\xa0: 0 sur 0", False),
        ("Donner les fonctions", "Toutes sont tenues", True),
        ("Inviter les membres", "personnes\xa0: 1, invitées\xa0: 0, déjà venues\xa0: 0", False),
        ("Dater une première séance", "0 séance datée", False),
        ("Préparer un premier programme", "pas commencé", False),
    ]
    body = {"kind": "board", "name": "Bureau", "slug": "bureau", "starts": day}
    install_body(network=network, **body, **said)
    first, second, *_rest = told(network, gaelle())
    assert first == ("Ouvrir les instances", "1 instance ouverte", False)
    assert second[1] == "sièges tenus\xa0: 0 sur 0, 1 instance sans siège"
    install_body(network=network, **(body | {"kind": "circle", "slug": "cercle"}), **said)
    assert told(network, gaelle())[2][1:] == ("Personne ne tient\xa0: Référence", False)


def test_it_follows_what_is_done(circle: Circle) -> None:
    draw(circle.body, JUNE)
    assert told(circle.network, gaelle())[1:5] == [
        ("Ouvrir les sièges et dire qui les tient", "sièges tenus\xa0: 3 sur 3", True),
        ("Donner les fonctions", "Toutes sont tenues", True),
        ("Inviter les membres", "personnes\xa0: 5, invitées\xa0: 0, déjà venues\xa0: 0", False),
        ("Dater une première séance", "1 séance datée", True),
    ]
    invited(circle, circle.ana, circle.bao)
    assert (
        told(circle.network, gaelle())[3][1]
        == "personnes\xa0: 5, invitées\xa0: 2, déjà venues\xa0: 0"
    )


def test_it_goes_once_a_meeting_was_held(circle: Circle) -> None:
    hold(circle)
    assert told(circle.network, gaelle()) == []


def test_others_are_not_told(circle: Circle) -> None:
    assert told(circle.network, circle.ana) == []


def test_whoever_convenes_without_composing_is_led_to_no_page_that_refuses_them() -> None:
    text = CHARTER.replace('["agenda", "minutes"]', '["agenda", "minutes", "convene"]')
    circle = found_circle(text)
    led = {step.title: bool(step.url) for step in steps_of(circle.network, circle.dora)}
    assert led == {
        "Ouvrir les instances": False,
        "Ouvrir les sièges et dire qui les tient": False,
        "Donner les fonctions": False,
        "Inviter les membres": False,
        "Dater une première séance": True,
        "Préparer un premier programme": True,
    }
