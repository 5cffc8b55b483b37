from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle, decided, hold
from tests.domain.site.builders import (
    coming,
    drafted,
    feast,
    news,
    opened,
    published,
    said_to_all,
)
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.site import queries


def test_pages_and_news_are_told_apart_each_in_its_order(circle: Circle) -> None:
    for title in ("Un", "Deux"):
        news(circle, title)
        published(circle, drafted(circle, f"Page {title}", kind="page"))
    told = queries.news_on(circle.network, on=TODAY), queries.pages_on(circle.network, on=TODAY)
    assert [[one.title for one in rows] for rows in told] == [
        ["Deux", "Un"],
        ["Page Un", "Page Deux"],
    ]


def test_editions_to_come_are_counted(circle: Circle) -> None:
    published(circle, news(circle), TODAY + timedelta(days=2))
    (page,) = queries.written_pages(circle.network, on=TODAY)
    assert (page.kept, page.coming) == (2, 1)


def test_decisions_that_ended_may_be_published_once(circle: Circle) -> None:
    meeting = hold(circle)
    other = decided(circle, meeting, title="Autre")
    said_to_all(circle, meeting=meeting)
    assert list(queries.publishable(circle.network)) == [other]


def test_a_day_that_is_cancelled_is_told_still(circle: Circle) -> None:
    charter = charter_in_force(circle.network, on=TODAY)
    meeting = feast(circle)
    assert list(queries.without_day(circle.network, charter, now=NOW)) == [meeting]
    day = opened(circle, meeting)
    assert list(queries.without_day(circle.network, charter, now=NOW)) == []
    assert (queries.places_left(day), coming(day).state) == (2, "coming")
    meeting = day.meeting
    said = {"reason": "Non", "confirmed": True, "by": OPERATOR, "now": NOW}
    cancel_meeting(meeting=meeting, version=meeting.version, **said)
    (found,) = queries.coming_days(circle.network, charter, now=NOW)
    assert (queries.is_off(found), queries.places_left(found)) == (True, 1)
    later = meeting.ends_at + timedelta(hours=1)
    assert not queries.coming_days(circle.network, charter, now=later).exists()
