from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, Circle, draw, hold, in_review
from tests.domain.notices.convened import MAY, recorded
from tourdetable.domain.journal.models import Event
from tourdetable.domain.notices.rules import is_overtaken


@pytest.mark.parametrize(
    ("kind", "state", "overtaken"),
    [
        ("meeting.convened", "convened", False),
        ("meeting.convened", "opened", True),
        ("meeting.convened", "cancelled", True),
        ("meeting.moved", "convened", False),
        ("meeting.moved", "cancelled", True),
        ("meeting.cancelled", "cancelled", False),
    ],
)
def test_what_the_meeting_has_become(circle: Circle, kind: str, state: str, overtaken: bool):
    meeting = draw(circle.body, MAY)
    meeting.state = state
    event = recorded(kind, meeting, at=NOW)
    assert is_overtaken(event, meeting, None, latest={}, now=NOW) is overtaken


@pytest.mark.parametrize(
    ("kind", "state"), [("meeting.convened", "convened"), ("meeting.cancelled", "cancelled")]
)
def test_once_its_hour_has_passed_a_meeting_is_nobodys_news(circle: Circle, kind: str, state: str):
    meeting = draw(circle.body, MAY)
    meeting.state = state
    event = recorded(kind, meeting, at=NOW)
    before = meeting.ends_at - timedelta(seconds=1)
    assert [
        is_overtaken(event, meeting, None, latest={}, now=now) for now in (before, meeting.ends_at)
    ] == [
        False,
        True,
    ]


def test_only_the_last_of_two_moves_is_told(circle: Circle):
    meeting = draw(circle.body, MAY)
    meeting.state = "convened"
    first, last = (recorded("meeting.moved", meeting, at=NOW) for _time in range(2))
    latest = {(last.subject, "meeting.moved"): last.pk}
    assert [is_overtaken(e, meeting, None, latest=latest, now=NOW) for e in (first, last)] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("kind", "true_in"),
    [
        ("minutes.sent_for_review", "review"),
        ("minutes.adopted", "adopted"),
        ("minutes.circulated", "circulated"),
    ],
)
def test_what_the_minutes_have_become(circle: Circle, kind: str, true_in: str):
    minutes = in_review(circle, hold(circle))
    event = Event(pk=1, kind=kind, subject=f"minutes:{minutes.pk}", at=NOW)
    found = {}
    for state in ("draft", "review", "adopted", "circulated"):
        minutes.state = state
        found[state] = is_overtaken(event, minutes.meeting, minutes, latest={}, now=NOW)
    assert [state for state, overtaken in found.items() if not overtaken] == [true_in]
