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


def test_who_may_is_said_in_the_words_of_the_charter(room: Room) -> None:
    charter, body = scene(room, LEAD).charter, room.circle.body
    assert rights.who_may(charter, body, [Right.MINUTES]) == ["Secrétariat", "Référence"]
    both = [Right.CONVENE, Right.MINUTES]
    assert rights.who_may(charter, body, both) == ["Secrétariat", "Intendance", "Référence"]


def test_a_right_that_the_charter_gives_to_nobody_is_said_to_be_nobody_s(room: Room) -> None:
    charter, body = scene(room, LEAD).charter, room.circle.body
    body.kind = "club"
    with pytest.raises(PermissionDenied, match="personne"):
        rights.deny(charter, body, Right.DECISIONS)
