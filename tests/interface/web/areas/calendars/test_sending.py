"""A program that has a calendar already is only told so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils.http import parse_http_date

from tests.domain.builders import NOW, OPERATOR, draw
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.interface.web.areas.calendars.feed_secret import secret_of

MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: moment)


def test_a_program_without_tags_asks_since_when(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`If-Modified-Since`, for those that keep no tag."""
    feast = draw(room.circle.body, MAY, "Fête de mai", "feast")
    mine = room.url("calendar_personal", secret_of(room.circle.of(room.circle.ana)))
    for url in (room.url("calendar_ics"), mine):
        at(monkeypatch, NOW + timedelta(minutes=30))
        since = Client().get(url)["Last-Modified"]
        assert datetime.fromtimestamp(parse_http_date(since), UTC) == NOW

        def again(url: str = url, since: str = since) -> tuple[int, bool]:
            answer = Client().get(url, headers={"If-Modified-Since": since})
            return answer.status_code, bool(answer.content)

        assert again() == (304, False)
        at(monkeypatch, NOW + timedelta(days=1))
        assert again() == (200, True)
    at(monkeypatch, NOW + timedelta(hours=1))
    known = {"version": feast.version, "by": OPERATOR, "confirmed": True}
    cancel_meeting(meeting=feast, reason="", now=NOW + timedelta(minutes=40), **known)
    assert again() == (200, True)


def test_a_change_of_this_minute_has_no_date_yet(room: Room) -> None:
    """Another one may still come in the same second."""
    draw(room.circle.body, MAY, "Fête de mai", "feast")
    assert "Last-Modified" not in Client().get(room.url("calendar_ics"))
