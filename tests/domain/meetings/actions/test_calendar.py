from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import (
    NOW,
    OPERATOR,
    Circle,
    draw,
    found_circle,
    nothing_changes,
    once_sent,
)
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.calendar import MeetingDraft, draw_calendar
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.gates import NeedsConfirmation, Refused

APRIL = datetime(2027, 4, 29, 12, tzinfo=UTC)
SEVEN_WEEKS = timedelta(weeks=7)


def reading(circle: Circle, number: int, **more: Any) -> MeetingDraft:
    """The n-th reading, seven weeks after the one before."""
    starts_at = APRIL + number * SEVEN_WEEKS
    said: dict[str, Any] = {
        "body": circle.body,
        "kind": "reading",
        "title": f"Lecture {number}",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
    }
    return MeetingDraft(**said | more)


def drawn(circle: Circle, *drafts: MeetingDraft, **more: Any) -> list[Meeting]:
    said: dict[str, Any] = {"by": OPERATOR, "now": NOW} | more
    return draw_calendar(network=circle.network, drafts=drafts, **said)


def test_a_calendar_is_drawn_in_its_order_with_its_turns(circle: Circle):
    found = drawn(
        circle,
        reading(circle, 1, turns={"secretary": circle.town}),
        reading(circle, 0, place="Ici"),
    )
    assert found == list(Meeting.objects.order_by("pk"))
    assert [(m.title, m.where, m.dated_on) for m in found] == [
        ("Lecture 1", "", date(2027, 4, 6)),
        ("Lecture 0", "Ici", date(2027, 4, 6)),
    ]
    assert [[(t.duty, t.seat) for t in m.turns.all()] for m in found] == [
        [("secretary", circle.town)],
        [],
    ]


def test_each_meeting_has_its_event_and_the_first_bears_the_gesture(circle: Circle):
    actor = once_sent(circle.by_ana())
    found = drawn(circle, *(reading(circle, n) for n in range(3)), by=actor)
    rows = Event.objects.filter(kind="meeting.drawn").order_by("pk")
    assert [(e.subject, e.data["on"], e.gesture) for e in rows] == [
        (f"meeting:{m.pk}", str(m.starts_at.date()), actor.gesture if m == found[0] else None)
        for m in found
    ]
    with nothing_changes(), pytest.raises(AlreadyDone):
        drawn(circle, reading(circle, 3), by=actor)


def test_an_empty_calendar_changes_nothing(circle: Circle):
    with nothing_changes():
        assert drawn(circle) == []


class TestTheGates:
    def test_one_refusal_stops_all_of_them(self, circle: Circle):
        friday = reading(
            circle,
            1,
            starts_at=APRIL + timedelta(days=1),
            ends_at=APRIL + timedelta(days=1, hours=1),
        )
        with nothing_changes(), pytest.raises(Refused) as refusal:
            drawn(circle, reading(circle, 0), friday, confirmed=True)
        assert [o.article for o in refusal.value.obstacles] == ["CIR-01"]

    def test_what_really_happened_is_only_confirmed(self, circle: Circle):
        tuesday = datetime(2027, 3, 2, 9, tzinfo=UTC)
        past = reading(circle, 0, starts_at=tuesday, ends_at=tuesday + timedelta(hours=1))
        with nothing_changes(), pytest.raises(NeedsConfirmation):
            drawn(circle, past)
        assert drawn(circle, past, confirmed=True) == [Meeting.objects.get()]

    def test_meetings_are_judged_beside_each_other(self, circle: Circle):
        """One alone would leave a gap of fourteen weeks; the one between fills it."""
        draw(circle.body, APRIL - SEVEN_WEEKS)
        with nothing_changes(), pytest.raises(NeedsConfirmation) as question:
            drawn(circle, reading(circle, 1))
        assert [o.article for o in question.value.obstacles] == ["CIR-02"]
        drawn(circle, reading(circle, 1), reading(circle, 0))

    def test_are_asked_once_for_all(self, circle: Circle):
        """Five meetings cost no more questions than one, however many facts are read."""
        with CaptureQueriesContext(connection) as one:
            drawn(circle, reading(circle, 0))
        with CaptureQueriesContext(connection) as five:
            drawn(circle, *(reading(circle, n) for n in range(1, 6)))
        read = [[q for q in found if '"meetings_turn"."duty"' in q["sql"]] for found in (one, five)]
        assert len(read[0]) == len(read[1])


class TestRefusals:
    def test_another_networks_body(self, circle: Circle):
        other = found_circle(slug="other")
        with nothing_changes(), pytest.raises(ValidationError):
            drawn(circle, reading(circle, 0), reading(other, 1))

    @pytest.mark.parametrize(
        "wrong",
        [
            {"kind": "gathering"},
            {"title": "  "},
            {"ends_at": APRIL},
            {"starts_at": datetime(2026, 8, 6, 9, tzinfo=UTC)},
        ],
        ids=["kind", "title", "ends before it starts", "before the body"],
    )
    def test_a_meeting_that_cannot_be(self, circle: Circle, wrong: dict[str, Any]):
        with nothing_changes(), pytest.raises(ValidationError):
            drawn(circle, reading(circle, 0), reading(circle, 1, **wrong), confirmed=True)

    def test_a_duty_that_the_charter_does_not_know(self, circle: Circle):
        with nothing_changes(), pytest.raises(ValidationError):
            drawn(circle, reading(circle, 0, turns={"animation": circle.town}))

    def test_a_seat_of_another_body(self, circle: Circle):
        other = found_circle(slug="other")
        with nothing_changes(), pytest.raises(ValidationError):
            drawn(circle, reading(circle, 0, turns={"secretary": other.town}))
