"""Who composes a body, as its pages ask."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from tests.domain.builders import NOW, TODAY
from tests.interface.web.areas.decisions.people import Room, steward
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.guests.access import body_of, composers
from tourdetable.interface.web.base.scene import Scene


def scene_of(room: Room, person: Person) -> Scene:
    circle = room.circle
    charter = charter_in_force(circle.network, on=TODAY)
    return Scene(circle.network, charter, NOW, TODAY, circle.of(person))


def test_a_body_of_the_network_or_nothing(room: Room) -> None:
    scene = scene_of(room, room.circle.ana)
    assert body_of(scene, "port") == room.circle.body
    with pytest.raises(Http404):
        body_of(scene, "ailleurs")


def test_whoever_may_not_is_told_who_may(room: Room) -> None:
    person = steward(room)
    (office,) = composers(scene_of(room, person), room.circle.body)
    assert office.person == person
    with pytest.raises(PermissionDenied, match="Intendance"):
        composers(scene_of(room, room.circle.ana), room.circle.body)
