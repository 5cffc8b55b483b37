from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, Circle, draw, last_event, nothing_changes
from tests.domain.notices.convened import MAY
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.inviting import invite_late, prepare_invitation, release
from tourdetable.domain.meetings.actions.meetings import cancel_meeting, convene
from tourdetable.domain.meetings.models import Meeting

SAID: dict[str, Any] = {
    "purpose": " Choisir nos lectures d’été ",
    "asks": "Apportez un livre",
    "answer_by": MAY.date() - timedelta(days=3),
    "capacity": 12,
    "reminders": [1, 7, 7],
}


def prepared(circle: Circle, meeting: Meeting, **said: Any) -> Meeting:
    words = {"version": meeting.version, "by": circle.by_ana(), "now": NOW}
    return prepare_invitation(meeting=meeting, **{**SAID, **words, **said})


def test_what_it_says_is_kept(circle: Circle):
    meeting = prepared(circle, draw(circle.body, MAY))
    assert (meeting.purpose, meeting.asks, meeting.capacity, meeting.reminders) == (
        "Choisir nos lectures d’été",
        "Apportez un livre",
        12,
        [7, 1],
    )
    assert (meeting.answer_by, meeting.version) == (SAID["answer_by"], 2)
    event = Event.objects.latest("pk")
    assert (event.kind, event.data["changed"]) == (
        "meeting.prepared",
        ["purpose", "asks", "answer_by", "capacity"],
    )


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"answer_by": MAY.date() + timedelta(days=1)}, "answer_by"),
        ({"answer_by": NOW.date() - timedelta(days=1)}, "answer_by"),
        ({"reminders": [400]}, "reminders"),
    ],
)
def test_what_cannot_be_is_refused(circle: Circle, said: dict[str, Any], field: str):
    meeting = draw(circle.body, MAY)
    with nothing_changes(), pytest.raises(ValidationError) as refused:
        prepared(circle, meeting, **said)
    assert list(refused.value.message_dict) == [field]


def test_two_writers(circle: Circle):
    meeting = draw(circle.body, MAY)
    prepared(circle, meeting)
    with nothing_changes(), pytest.raises(Changed):
        prepared(circle, meeting)


def test_a_cancelled_meeting_invites_nobody(circle: Circle):
    meeting = draw(circle.body, MAY)
    words: dict[str, Any] = {"version": 1, "by": circle.by_ana(), "now": NOW, "confirmed": True}
    meeting = cancel_meeting(meeting=meeting, reason="Eau", **words)
    with nothing_changes(), pytest.raises(ValidationError):
        prepared(circle, meeting)


def test_somebody_late_is_invited_once(circle: Circle):
    meeting = draw(circle.body, MAY)
    meeting = convene(meeting=meeting, version=1, by=circle.by_ana(), now=NOW)
    convened = Event.objects.latest("pk").pk
    said = {"meeting": meeting, "convened": convened, "now": NOW}
    invite_late(persons=[circle.bao.pk], **said)
    assert last_event()[0] == "meeting.invited"
    assert Event.objects.latest("pk").data["persons"] == [circle.bao.pk]
    with nothing_changes(), pytest.raises(AlreadyDone):
        invite_late(persons=[circle.bao.pk], **said)


def test_somebody_is_released_once_then_invited_again(circle: Circle):
    meeting = draw(circle.body, MAY)
    meeting = convene(meeting=meeting, version=1, by=circle.by_ana(), now=NOW)
    convened = Event.objects.latest("pk").pk
    said = {"meeting": meeting, "convened": convened, "persons": [circle.bao.pk], "now": NOW}
    invite_late(**said)
    invited = Event.objects.latest("pk").pk
    release(**said, since=invited)
    assert last_event()[0] == "meeting.released"
    assert Event.objects.latest("pk").data["persons"] == [circle.bao.pk]
    with nothing_changes(), pytest.raises(AlreadyDone):
        release(**said, since=invited)
    invite_late(**said)
    assert last_event()[0] == "meeting.invited"


def test_more_places_are_given_to_those_who_wait(circle: Circle):
    meeting = prepared(circle, draw(circle.body, MAY), capacity=1)
    meeting = convene(meeting=meeting, version=meeting.version, by=circle.by_ana(), now=NOW)
    reply(meeting=meeting, answer="attend", by=circle.by_ana(), now=NOW)
    reply(meeting=meeting, answer="attend", by=circle.by_bao(), now=NOW + timedelta(minutes=1))
    by = replace(circle.by_ana(), gesture=uuid4())
    prepared(circle, meeting, capacity=2, by=by, now=NOW + timedelta(hours=1))
    event = Event.objects.latest("pk")
    assert (event.kind, event.data["people"], event.gesture) == (
        "meeting.place_freed",
        [circle.bao.pk],
        None,
    )


def test_a_deadline_that_has_gone_by_stays_while_the_rest_changes(circle: Circle):
    meeting, past = draw(circle.body, MAY), NOW.date() - timedelta(days=1)
    Meeting.objects.filter(pk=meeting.pk).update(answer_by=past)
    assert prepared(circle, meeting, answer_by=past, reminders=[2]).reminders == [2]


@pytest.mark.parametrize(("places", "refused"), [(1, True), (2, False), (None, False)])
def test_nobody_loses_the_place_that_they_were_told_of(
    circle: Circle, places: int | None, refused: bool
):
    meeting = prepared(circle, draw(circle.body, MAY))
    meeting = convene(meeting=meeting, version=meeting.version, by=circle.by_ana(), now=NOW)
    reply(meeting=meeting, answer="attend", by=circle.by_ana(), now=NOW)
    reply(meeting=meeting, answer="attend", by=circle.by_bao(), now=NOW)
    reply(meeting=meeting, answer="remote", by=circle.by_chloe(), now=NOW)
    said = {"capacity": places, "by": replace(circle.by_ana(), gesture=uuid4())}
    if not refused:
        assert prepared(circle, meeting, **said).capacity == places
        return
    with nothing_changes(), pytest.raises(ValidationError) as found:
        prepared(circle, meeting, **said)
    assert list(found.value.message_dict) == ["capacity"]
