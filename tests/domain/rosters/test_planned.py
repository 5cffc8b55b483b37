"""Whoever imports writes where they compose, and nowhere once they do not."""

from __future__ import annotations

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, found_circle
from tests.domain.rosters.files import begun, csv
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.rosters.planned import actor_of, may_write

pytestmark = pytest.mark.django_db


def test_in_which_bodies_an_import_may_write() -> None:
    circle = found_circle()
    roster = begun(circle, csv("Cercle du port;Caf;Communes;;;;"))
    assert may_write(roster, on=TODAY)(circle.body)
    said = {"network": circle.network, "person": circle.zoe, "starts": FOUNDED}
    office = give_office(kind="steward", **said, by=OPERATOR, now=NOW)
    roster.begun_by, roster.capacity = circle.zoe, f"office:{office.pk}"
    assert actor_of(roster) == Actor(circle.zoe, office=office)
    assert may_write(roster, on=TODAY)(circle.body)
    roster.capacity = "office:999999"
    assert not may_write(roster, on=TODAY)(circle.body)
