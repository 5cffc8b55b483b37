"""In which capacity a person acts, as a form carries it and as it is said."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from tests.interface.web.areas.decisions.people import Room
from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.networks.models import Body, Seat
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


def test_two_seats_of_one_institution_say_each_its_body(room: Room) -> None:
    circle = room.circle
    other = Body(name="Le Port")
    twin = Seat(pk=99, institution=circle.town.institution, body=other)
    charter = circle.of(circle.ana).charter
    assert capacities.choices([circle.town, twin, circle.library], charter) == [
        (f"seat:{circle.town.pk}", f"Ville du Port ({circle.body})"),
        ("seat:99", "Ville du Port (Le Port)"),
        (f"seat:{circle.library.pk}", str(circle.library.institution)),
    ]


def test_an_office_that_the_charter_no_longer_knows_keeps_its_code(room: Room) -> None:
    circle = room.circle
    circle.lead.kind = "herald"
    assert capacities.words(circle.lead, circle.of(circle.ana).charter) == "herald"


@pytest.mark.parametrize(
    ("right", "whole", "said"),
    [
        (Right.AGENDA, False, "Réservé à\xa0: Référence."),
        (Right.AGENDA, True, "La charte ne donne ce droit à personne."),
        (Right.CONVENE, True, "Réservé à\xa0: Intendance."),
    ],
)
def test_whoever_may_not_is_told_which_offices_may(
    room: Room, right: Right, whole: bool, said: str
) -> None:
    """Over a body, or over the whole network."""
    charter, over = room.circle.of(room.circle.ana).charter, None if whole else room.circle.body
    with pytest.raises(PermissionDenied) as refused:
        capacities.reserved_for_offices(charter, right, over=over, whole=whole)
    assert str(refused.value) == said
