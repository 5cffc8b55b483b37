from __future__ import annotations

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, found_circle
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.directory import (
    WAYS,
    composed_by,
    known_through,
    members_of,
    networks_with,
    persons_of,
    placed_through,
)
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.actions import NewPerson, add_person

pytestmark = pytest.mark.django_db


def test_whoever_composes_knows_the_persons_of_their_network_and_of_no_other() -> None:
    circle, other = found_circle(), found_circle(slug="other")
    added = add_person(who=NewPerson("Gaëlle", "Partout"), network="circle", by=OPERATOR, now=NOW)
    known = {circle.ana, circle.bao, circle.chloe, circle.dora, added}
    assert {*persons_of([circle.network])} == known
    assert {*persons_of([circle.network, other.network])} == known | {
        other.ana,
        other.bao,
        other.chloe,
        other.dora,
    }
    assert [*persons_of([])] == []
    assert composed_by(added, now=NOW) == composed_by(circle.dora, now=NOW) == []
    office = {"kind": "steward", "person": added, "starts": FOUNDED}
    give_office(network=circle.network, by=OPERATOR, now=NOW, **office)
    assert composed_by(added, now=NOW) == [circle.network]


def test_its_members_are_those_who_have_a_place_that_day() -> None:
    circle = found_circle()
    add_person(who=NewPerson("Gaëlle", "Partout"), network="circle", by=OPERATOR, now=NOW)
    Mandate.objects.filter(person=circle.bao).update(ends=FOUNDED)
    assert {*members_of(circle.network, on=TODAY)} == {circle.ana, circle.chloe, circle.dora}
    Seat.objects.filter(pk=circle.town.pk).update(ends=FOUNDED)
    assert {*members_of(circle.network, on=TODAY)} == {circle.chloe, circle.dora}


def test_an_app_above_says_how_else_one_comes_to_be_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tourdetable.domain.networks.directory.WAYS", [*WAYS])
    known_through("offices__network")
    assert "offices__network" in WAYS
    monkeypatch.setattr("tourdetable.domain.networks.directory.PLACES", [])
    placed_through("coverages__institution__seats__body__network")
    assert not networks_with([found_circle().town.institution]).exists()
