"""What forms about places hand over."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import NOW, TODAY
from tests.interface.web.areas.decisions.people import Room, sent
from tourdetable.domain.places.actions import PlaceDetails
from tourdetable.interface.web.areas.places.forms import ClosureForm, PlaceForm
from tourdetable.interface.web.base.scene import Scene


@pytest.fixture
def scene(room: Room) -> Scene:
    standing = room.circle.of(room.circle.ana)
    return Scene(room.circle.network, standing.charter, NOW, TODAY, standing)


def test_a_name_is_enough(scene: Scene, room: Room) -> None:
    town = room.circle.town
    data = sent(town.pk, name="Salle du quai", step_free="unknown")
    form = PlaceForm(data, scene=scene, capacities=[town])
    assert form.errors == {}
    assert form.written == PlaceDetails("Salle du quai")


@pytest.mark.parametrize("last", ["", "2027-07-15"])
def test_without_a_last_day_a_closure_is_of_one_day(scene: Scene, room: Room, last: str) -> None:
    town = room.circle.town
    form = ClosureForm(sent(town.pk, first="2027-07-15", last=last), scene=scene, capacities=[town])
    assert form.errors == {}
    assert form.written == {"first": date(2027, 7, 15), "last": date(2027, 7, 15)}
