from __future__ import annotations

from tests.domain.agendas.actions.test_topics import LATER, on_agenda
from tests.domain.builders import NOW, OPERATOR, Circle, draw
from tests.domain.topics.builders import put_forward
from tourdetable.domain.meetings.actions.topics import (
    topics_follow,
    topics_of,
    topics_wait_again,
)


def test_a_topic_that_an_agenda_holds_does_not_wait(circle: Circle) -> None:
    topic, meeting = put_forward(circle), draw(circle.body, LATER)
    assert topics_of(meeting) == []
    topic = on_agenda(topic, meeting)
    assert topics_of(meeting) == [topic.pk]
    topics_wait_again([topic.pk, None], OPERATOR, NOW)
    topics_wait_again([None], OPERATOR, NOW)
    topics_follow(meeting)
    topic.refresh_from_db()
    assert topic.state == "on_agenda"
