"""Who keeps the methods of a network."""

from __future__ import annotations

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, charter, found_circle
from tourdetable.domain.agendas.rules import may_keep_methods
from tourdetable.domain.networks.actions.seats import give_office


def steward(circle: Circle) -> object:
    holder = {"kind": "steward", "person": circle.ana, "starts": FOUNDED}
    return give_office(network=circle.network, **holder, by=OPERATOR, now=NOW)


def test_whoever_composes_the_network_keeps_them(circle: Circle) -> None:
    office = steward(circle)
    assert may_keep_methods(circle.of(circle.ana)) == (office,)
    assert may_keep_methods(circle.of(circle.bao)) == ()


def test_an_office_of_one_body_does_not(circle: Circle) -> None:
    assert may_keep_methods(circle.of(circle.dora)) == ()


def test_whoever_prepares_all_agendas_does(db: None) -> None:
    rights = 'rights = ["convene", "move", "cancel", "compose"]'
    circle = found_circle(charter().replace(rights, 'rights = ["agenda"]', 1))
    office = steward(circle)
    assert may_keep_methods(circle.of(circle.ana)) == (office,)
