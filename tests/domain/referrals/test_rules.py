"""Who acts for a body, and who carries."""

from __future__ import annotations

from tests.domain.builders import NOW, TODAY
from tests.domain.referrals.builders import Floors
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.networks.queries import charter_in_force, standing
from tourdetable.domain.referrals.rules import (
    carriers,
    kinds_asked,
    own_capacities,
)


def test_a_body_acts_by_its_duties_and_offices_or_by_its_seats(floors: Floors) -> None:
    circle = floors.circle
    turns = current_turns(circle.body, now=NOW)
    people = (circle.ana, circle.bao, circle.dora)
    own = [own_capacities(circle.of(one), circle.body, turns, kept=True) for one in people]
    assert own == [(circle.town,), (), (circle.lead,)]
    felix = standing(floors.felix, circle.network, on=TODAY)
    assert own_capacities(felix, floors.board, [], kept=False) == (floors.desk,)


def test_an_office_of_the_network_that_convenes_carries(floors: Floors) -> None:
    ivo = standing(floors.ivo.person, floors.circle.network, on=TODAY)
    assert own_capacities(ivo, floors.board, [], kept=False) == ()
    assert carriers(ivo, floors.board) == (floors.ivo,)


def test_kinds_are_asked_in_the_order_of_the_charter(floors: Floors) -> None:
    charter = charter_in_force(floors.circle.network, on=TODAY)
    asked = {kind: kinds_asked(charter, kind) for kind in ("board", "council", "circle")}
    assert asked == {
        "board": ["circle", "council"],
        "council": ["circle"],
        "circle": ["council"],
    }
