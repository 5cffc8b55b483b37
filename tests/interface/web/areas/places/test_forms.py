"""What forms about places hand over."""

from __future__ import annotations

import pytest

from tests.domain.builders import NOW, TODAY
from tests.interface.web.areas.decisions.people import Room, sent
from tourdetable.domain.places.actions import PlaceDetails
from tourdetable.interface.web.areas.places.forms import PlaceForm
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
    assert form.cleaned_data["details"] == PlaceDetails(
        "Salle du quai", rooms=None, weekly_closed=[]
    )
