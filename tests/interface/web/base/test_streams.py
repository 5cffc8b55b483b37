"""Marks of what a meeting shows, and what a stream begins with."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from tests.domain.builders import NOW, OPERATOR, Circle, draw, found_circle
from tourdetable.domain.journal.actions import record
from tourdetable.domain.meetings.models import Meeting
from tourdetable.interface.web.base.streams import (
    StreamResponse,
    mark_of,
    marks_now,
    part_of,
    stream_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle() -> Circle:
    return found_circle()


@pytest.fixture
def meeting(circle: Circle) -> Meeting:
    return draw(circle.body)


def happens(circle: Circle, body: int | None) -> None:
    record(kind="tried", network="circle", subject="meeting:1", body=body, by=OPERATOR, now=NOW)


def test_a_mark_moves_with_what_happens_in_the_body_and_with_nothing_else(
    circle: Circle, meeting: Meeting
) -> None:
    before = mark_of(meeting, "circle")
    happens(circle, meeting.body_id + 1000)
    assert mark_of(meeting, "circle") == before
    happens(circle, meeting.body_id)
    assert mark_of(meeting, "circle") != before


def test_all_the_marks_in_one_query(
    circle: Circle, meeting: Meeting, django_assert_num_queries
) -> None:
    part, nowhere = part_of(meeting, "circle"), ("elsewhere", "9")
    with django_assert_num_queries(1):
        found = marks_now([part, nowhere])
    assert found == {part: mark_of(meeting, "circle"), nowhere: "0-0"}


@pytest.mark.parametrize("way", ["header", "address", "nothing"])
def test_one_is_told_at_once_what_one_has_missed(meeting: Meeting, way: str) -> None:
    now = mark_of(meeting, "circle")
    for seen in (now, "1-old"):
        headers = {"Last-Event-ID": seen} if way == "header" else {}
        address = f"/?at={seen}" if way == "address" else "/"
        request = RequestFactory().get(address, headers=headers)
        answer = stream_of(request, meeting, "circle")
        known = way != "nothing" and seen == now
        told = ":\n\n" if known else f"event: changed\nid: {now}\ndata: {now}\n\n"
        assert answer.content.decode() == f"retry: 2000\n{told}"


def test_nobody_keeps_it_on_the_way() -> None:
    headers = StreamResponse(("circle", "1"), "1-a", seen="").headers
    assert {name: headers[name] for name in headers} == {
        "Content-Type": "text/event-stream",
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
    }
