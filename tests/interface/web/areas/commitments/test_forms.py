"""How those who are asked are called."""

from __future__ import annotations

from tests.domain.commitments.builders import FIRST, LAST
from tests.domain.guests.builders import for_a_time
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.commitments.queries import Days, participants
from tourdetable.interface.web.areas.commitments.forms import named


def test_a_member_is_said_with_their_institution_and_a_guest_as_such(room: Room) -> None:
    circle = room.circle
    for_a_time(circle)
    said = [named(one) for one in participants(circle.body, Days(FIRST, LAST))]
    assert "Ville du Port\u00a0: Ana Ruiz" in said
    assert said[-1] == "Collectif du quai\u00a0: Inès Quai (sur invitation)"
