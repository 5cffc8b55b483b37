from __future__ import annotations

from tests.domain.builders import NOW, TODAY
from tests.interface.web.areas.meetings.people import Port
from tourdetable.core.charter.terms.model import Right
from tourdetable.interface.web.areas.meetings.access import choose
from tourdetable.interface.web.base.scene import Scene


def test_each_capacity_once(port: Port) -> None:
    """The lead has several rights by one office."""
    circle = port.circle
    standing = circle.of(circle.dora)
    chosen = choose(Scene(circle.network, standing.charter, NOW, TODAY, standing), port.meeting.pk)
    rights = (Right.AGENDA, Right.TURNS, Right.MINUTES)
    assert [chosen.may(right) for right in rights] == [(circle.lead,)] * 3
    assert chosen.may(*rights) == (circle.lead,) == chosen.must(Right.MINUTES)
