"""Topics on agendas: what answers them, and what makes them wait again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    NOW,
    OPERATOR,
    Circle,
    draw,
    kinds_of_events,
    nothing_changes,
)
from tests.domain.topics.builders import put_forward
from tourdetable.domain.agendas.actions.topics import hold_soon, put_on_agenda
from tourdetable.domain.meetings.actions.meetings import (
    AgendaDraft,
    cancel_meeting,
    set_agenda,
)
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.topics.models import Topic

BY: dict[str, Any] = {"by": OPERATOR, "now": NOW}
LATER = APRIL + timedelta(days=28)


def on_agenda(topic: Topic, meeting: Any, **more: Any) -> Topic:
    said = {"version": topic.version, "existing": "Le kiosque.", **BY}
    return put_on_agenda(topic=topic, meeting=meeting, **{**said, **more})


def test_a_point_answers_the_topic(circle: Circle) -> None:
    topic = put_forward(circle, question="Où ?", why="Il fait beau.")
    meeting = draw(circle.body, LATER)
    items = [AgendaDraft("Choisir", "decide", 20)]
    meeting = set_agenda(meeting=meeting, items=items, version=1, **BY)
    topic = on_agenda(topic, meeting)
    assert (topic.state, topic.existing) == ("on_agenda", "Le kiosque.")
    point = AgendaItem.objects.get(topic=topic)
    assert (point.title, point.position, point.purpose) == ("Lire dehors", 2, "discuss")
    assert (point.question, point.note, point.lead) == ("Où ?", "Il fait beau.", circle.library)
    assert point.brought_by == "Médiathèque"
    assert kinds_of_events()[-2:] == ["meeting.agenda_set", "topic.on_agenda"]
    with nothing_changes(), pytest.raises(ValidationError):
        on_agenda(topic, meeting)


def test_what_exists_is_said_before(circle: Circle) -> None:
    topic, meeting = put_forward(circle), draw(circle.body, LATER)
    with nothing_changes(), pytest.raises(ValidationError):
        on_agenda(topic, meeting, existing="")


def test_a_meeting_that_is_over_takes_no_topic(circle: Circle) -> None:
    topic, meeting = put_forward(circle), draw(circle.body)
    with nothing_changes(), pytest.raises(ValidationError):
        on_agenda(topic, meeting)


def test_the_last_point_stays_the_last(circle: Circle) -> None:
    topic, meeting = put_forward(circle), draw(circle.body, LATER)
    said = {"meeting": meeting, "minutes": 5, "purpose": "inform"}
    AgendaItem.objects.create(position=1, title="La suite", kind="next_time", **said)
    on_agenda(topic, meeting)
    rows = meeting.agenda.values_list("position", "title")
    assert list(rows) == [(1, "Lire dehors"), (2, "La suite")]


def test_a_topic_taken_off_an_agenda_waits_again(circle: Circle) -> None:
    topic, meeting = put_forward(circle), draw(circle.body, LATER)
    other = draw(circle.body, LATER + timedelta(days=7), "Autre")
    topic = on_agenda(topic, meeting)
    topic = on_agenda(topic, other)
    meeting.refresh_from_db()
    set_agenda(meeting=meeting, items=[], version=meeting.version, **BY)
    topic.refresh_from_db()
    assert topic.state == "on_agenda"
    other.refresh_from_db()
    said = {"reason": "Grève.", "version": other.version, "confirmed": True, **BY}
    cancel_meeting(meeting=other, **said)
    topic.refresh_from_db()
    assert (topic.state, topic.answered_at, topic.waits) == ("waiting", None, True)
    assert "topic.reopened" in kinds_of_events()


def test_an_urgent_topic_has_its_meeting_in_one_gesture(circle: Circle) -> None:
    topic = put_forward(circle, urgent=True)
    starts = NOW + timedelta(days=2)
    said = {"kind": "reading", "title": "Lire au parc", "starts_at": starts, "confirmed": True}
    said |= {"ends_at": starts + timedelta(hours=1), "existing": "Le kiosque.", **BY}
    topic = hold_soon(topic=topic, version=1, body=circle.body, **said)
    point = AgendaItem.objects.get(topic=topic)
    assert (point.meeting.title, point.minutes) == ("Lire au parc", 60)
    assert topic.state == "on_agenda"


def test_nothing_is_dated_when_the_topic_is_refused(circle: Circle) -> None:
    topic, starts = put_forward(circle, urgent=True), NOW + timedelta(days=2)
    said = {"kind": "reading", "title": "Lire au parc", "starts_at": starts, "confirmed": True}
    said |= {"ends_at": starts + timedelta(hours=1), "existing": "", **BY}
    with nothing_changes(), pytest.raises(ValidationError):
        hold_soon(topic=topic, version=1, body=circle.body, **said)
