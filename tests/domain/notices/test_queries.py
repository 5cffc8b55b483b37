from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, Circle, draw
from tests.domain.notices.convened import MAY, convened, recorded
from tourdetable.domain.notices.actions import collect
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.notices.queries import STALE, due, latest_events, unread


def test_what_is_older_than_a_week_is_nobodys_news(circle: Circle):
    meeting = draw(circle.body, MAY)
    recorded("meeting.convened", meeting, at=NOW - STALE - timedelta(seconds=1))
    kept = recorded("meeting.convened", meeting, at=NOW - STALE)
    assert list(unread(now=NOW)) == [kept]


def test_only_what_somebody_is_told_of_is_read(circle: Circle):
    convened(circle)
    assert [event.kind for event in unread(now=NOW)] == ["meeting.convened"]


def test_a_closed_mailbox_is_written_to_no_more(circle: Circle):
    convened(circle)
    collect(now=NOW)
    assert circle.ana.account is not None
    circle.ana.account.is_active = False
    circle.ana.account.save()
    assert due(now=NOW).count() == Notice.objects.count() - 1


def test_the_latest_event_of_each_kind(circle: Circle):
    meeting = draw(circle.body, MAY)
    _first, moved, cancelled = (
        recorded(kind, meeting, at=NOW)
        for kind in ("meeting.moved", "meeting.moved", "meeting.cancelled")
    )
    assert latest_events([moved]) == {
        (moved.subject, "meeting.moved"): moved.pk,
        (moved.subject, "meeting.cancelled"): cancelled.pk,
    }
