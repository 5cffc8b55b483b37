from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.domain.builders import APRIL, MARCH, NOW, OPERATOR, Circle, draw, found_circle
from tourdetable.domain.meetings import queries
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.meetings.actions.sitting import assign_turn

MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)


def test_what_stands_in_the_calendar(circle: Circle):
    march, april, may = (draw(circle.body, day) for day in (MARCH, APRIL, MAY))
    gone = draw(circle.body, MAY + timedelta(days=7))
    cancel_meeting(meeting=gone, reason="Grève", version=1, by=OPERATOR, now=NOW, confirmed=True)
    draw(found_circle(slug="other").body, MAY)
    assert list(queries.in_network(circle.network)) == [march, april, may, gone]
    assert list(queries.in_calendar(circle.network, APRIL, MAY + timedelta(days=30))) == [
        april,
        may,
    ]


def test_who_is_on_duty(circle: Circle):
    assert queries.current_turns(circle.body, now=NOW) == []
    march, may = draw(circle.body, MARCH), draw(circle.body, MAY)
    for meeting, seat in ((march, circle.town), (may, circle.library)):
        assign_turn(meeting=meeting, duty="secretary", seat=seat, by=OPERATOR, now=NOW)
    assert [turn.seat for turn in queries.current_turns(circle.body, now=NOW)] == [circle.library]
    after = MAY + timedelta(days=1)
    assert [turn.seat for turn in queries.current_turns(circle.body, now=after)] == [circle.library]
