from __future__ import annotations

from tests.domain.builders import TODAY, Circle
from tests.domain.topics.builders import put_forward
from tourdetable.domain.topics.actions.holdings import SeatTopics


def test_whoever_put_a_topic_forward_held_the_seat_that_day(circle: Circle) -> None:
    put_forward(circle)
    (trace,) = SeatTopics().traces(circle.library)
    assert (trace.person, trace.day) == (circle.bao.pk, TODAY)
    assert "Lire dehors" in trace.words
    assert list(SeatTopics().traces(circle.town)) == []
