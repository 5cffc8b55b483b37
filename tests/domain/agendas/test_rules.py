"""Who reads what is brought, and who brings something."""

from __future__ import annotations

import pytest

from tests.domain.agendas.builders import to_come
from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, charter, found_circle, hold
from tourdetable.domain.agendas.models import BroughtWords
from tourdetable.domain.agendas.rules import may_bring, may_keep_methods, may_read_brought
from tourdetable.domain.networks.actions.seats import give_office

ROW = BroughtWords(seat_id=1)


@pytest.mark.parametrize(
    ("bringing", "prepares", "own", "reads"),
    [
        ("everybody", False, (), True),
        ("preparers", False, (), False),
        ("preparers", False, (2,), False),
        ("preparers", False, (1,), True),
        ("preparers", True, (), True),
        ("nothing", False, (), False),
        ("nothing", True, (), True),
    ],
)
def test_as_the_point_says(
    bringing: str, *, prepares: bool, own: tuple[int, ...], reads: bool
) -> None:
    assert may_read_brought(ROW, bringing, prepares=prepares, own=own) is reads


def test_those_who_sit_until_it_begins(circle: Circle) -> None:
    bao = circle.of(circle.bao)
    assert may_bring(bao, to_come(circle)) == (circle.library,)
    assert may_bring(bao, hold(circle)) == ()
    assert may_bring(circle.of(circle.dora), to_come(circle, 9)) == ()


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
