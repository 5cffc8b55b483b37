"""Who sends the invitations of the demo's meetings."""

from __future__ import annotations

from tests.domain.builders import OPERATOR, TODAY, draw
from tests.domain.coordination.builders import MARCH, found_supported
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.networks.actors import Actor
from tourdetable.interface.demo.calling import convener


def test_whoever_has_the_duty_that_convenes_sends_them(db: None) -> None:
    circle = found_supported().circle
    meeting = draw(circle.body, MARCH)
    assert convener(meeting, TODAY) is None
    said = {"duty": "lead", "seat": circle.library, "by": OPERATOR}
    assign_turn(meeting=meeting, **said, now=MARCH)
    assert convener(meeting, TODAY) == Actor(circle.bao, seat=circle.library)
