from __future__ import annotations

from tests.domain.builders import TODAY, Circle, hold
from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.notices.audiences.rights import having


def test_offices_then_duties_of_the_meeting(circle: Circle):
    meeting = hold(circle)
    found = {
        right.value: [row.person for row in having(meeting, right, TODAY)]
        for right in (Right.MINUTES, Right.CONVENE)
    }
    assert found == {"minutes": [circle.dora, circle.ana], "convene": []}
