"""Who may do what about the decisions of a meeting, and the words that refuse the others."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from tests.domain.builders import NOW, TODAY
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    Room,
)
from tourdetable.core.charter.terms.model import Right
from tourdetable.interface.web.areas.decisions import rights
from tourdetable.interface.web.base.scene import Scene


def scene(room: Room, name: str) -> Scene:
    """Where that person stands."""
    person = room.person(name)
    assert person is not None
    standing = room.circle.of(person)
    return Scene(room.circle.network, standing.charter, NOW, TODAY, standing)


def test_the_right_comes_from_the_duty_or_from_the_office(room: Room) -> None:
    found = {
        name: rights.capacities(scene(room, name), Right.MINUTES, room.meeting)
        for name in (SECRETARY, COLLEAGUE, LEAD, NEIGHBOUR)
    }
    circle = room.circle
    assert found == {
        SECRETARY: (circle.town,),
        COLLEAGUE: (),
        LEAD: (circle.lead,),
        NEIGHBOUR: (),
    }


def test_a_refusal_says_who_may(room: Room) -> None:
    with pytest.raises(PermissionDenied, match=r"^Réservé à\u00a0: Secrétariat, Référence\.$"):
        rights.required(scene(room, COLLEAGUE), Right.MINUTES, room.meeting)
    assert rights.required(scene(room, SECRETARY), Right.MINUTES, room.meeting) == (
        room.circle.town,
    )


def test_a_right_that_the_charter_gives_to_nobody_is_said_to_be_nobody_s(room: Room) -> None:
    charter = scene(room, LEAD).charter
    body = room.circle.body
    body.kind = "club"
    assert rights.who_may(charter, Right.DECISIONS, body) == "personne, selon la charte"


def test_seats_speak_and_offices_do_not(room: Room) -> None:
    assert rights.speaking(scene(room, COLLEAGUE), room.meeting) == (room.circle.library,)
    with pytest.raises(PermissionDenied, match="Cercle du port"):
        rights.speaking(scene(room, NEIGHBOUR), room.meeting)
