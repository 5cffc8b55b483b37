"""Who may do what about turns."""

from __future__ import annotations

import pytest

from tests.domain.builders import NOW, Circle
from tests.domain.rota.seasons import meetings, rota_circle, taken
from tourdetable.domain.rota.models import Swap
from tourdetable.domain.rota.rules import (
    bearing,
    may_offer,
    may_read_swap,
    may_see,
    may_share,
    may_skip,
    own_seat,
)


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


def test_the_holders_of_the_seat_that_has_a_turn(circle: Circle) -> None:
    (meeting,) = meetings(circle, 1)
    taken([meeting], circle.town)
    turns = list(meeting.turns.all())
    ana, bao, zoe = (circle.of(one) for one in (circle.ana, circle.bao, circle.zoe))
    assert bearing(ana, meeting, turns, "secretary") == [circle.town]
    assert bearing(bao, meeting, turns, "secretary") == []
    assert may_skip(ana, meeting, turns, "secretary") == (circle.town,)
    assert may_skip(bao, meeting, turns, "secretary") == ()
    assert may_offer(bao, meeting) == (circle.library,)
    assert may_offer(zoe, meeting) == ()
    assert own_seat(bao, circle.library.pk) == (circle.library,)
    assert own_seat(bao, circle.town.pk) == ()


def test_those_who_sit_read_and_others_do_not(circle: Circle) -> None:
    (meeting,) = meetings(circle, 1)
    swap = Swap(meeting=meeting, seat=circle.town, other=circle.library, asked_at=NOW)
    assert may_see(circle.of(circle.bao), circle.body)
    assert may_read_swap(circle.of(circle.dora), swap)
    assert not may_read_swap(circle.of(circle.zoe), swap)
    assert may_share(circle.of(circle.bao), circle.body, []) == ()
