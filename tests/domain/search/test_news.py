from __future__ import annotations

from tests.domain.builders import APRIL, Circle, draw
from tests.domain.search.people import bring_up
from tests.domain.topics.builders import put_forward
from tourdetable.domain.journal.models import Event
from tourdetable.domain.search.models import SearchGeneration
from tourdetable.domain.search.news import behind, chains, events_since, news_of


def test_an_index_knows_how_far_it_has_read(circle: Circle) -> None:
    assert behind(circle.network) is None
    bring_up(circle)
    assert behind(circle.network) == 0
    topic, meeting = put_forward(circle), draw(circle.body, APRIL)
    assert behind(circle.network) == 2
    one = SearchGeneration.objects.get()
    (first,), at, over = events_since(one, 1)
    assert (first.kind, over) == ("topic.put", False) or first.subject == f"topic:{topic.pk}"
    events, end, over = events_since(one, 10)
    assert (len(events), end, over) == (2, chains(circle.network), True)
    assert (at.network, at.common) == (end.network - 1, end.common)
    news = news_of(events)
    assert (news.of("topic"), news.meetings, news.bodies) == (
        {topic.pk},
        {meeting.pk},
        {circle.body.pk},
    )


def test_news_name_what_was_merged_and_meetings_and_bodies() -> None:
    told = [
        Event(subject="person:4", kind="person.merged", data={"merged": 9}),
        Event(subject="minutes:3", kind="minutes.written", data={"meeting": 7, "body": 2}),
        Event(subject="installation", kind="installation.stated", data={"body": "x"}),
    ]
    news = news_of(told)
    assert (news.of("person", "minutes"), news.meetings, news.bodies) == ({4, 9, 3}, {7}, {2})
    assert news.kinds == {"person.merged", "minutes.written", "installation.stated"}
