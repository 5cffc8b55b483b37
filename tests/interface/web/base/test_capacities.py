"""In which capacity a person acts, as a form carries it and as it is said."""

from __future__ import annotations

from tests.interface.web.areas.decisions.people import Room
from tourdetable.interface.web.base import capacities


def test_a_seat_is_called_by_its_institution_and_an_office_by_the_charter_s_word(
    room: Room,
) -> None:
    circle = room.circle
    charter = circle.of(circle.ana).charter
    assert capacities.choices([circle.town, circle.lead], charter) == [
        (f"seat:{circle.town.pk}", "Ville du Port"),
        (f"office:{circle.lead.pk}", "Référence"),
    ]


def test_an_office_that_the_charter_no_longer_knows_keeps_its_code(room: Room) -> None:
    circle = room.circle
    circle.lead.kind = "herald"
    assert capacities.words(circle.lead, circle.of(circle.ana).charter) == "herald"
