"""Which decisions and meetings a reader finds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from tests.domain.builders import NOW, decided
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, NEIGHBOUR, SECRETARY, Room
from tests.interface.web.areas.decisions.test_register import reached
from tests.interface.web.areas.decisions.test_rights import scene
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import Meeting
from tourdetable.interface.web.areas.decisions.loading import (
    decision_seen,
    decision_worked_on,
    meeting_seen,
    not_open,
    not_sitting,
)


@pytest.mark.parametrize("find", [decision_seen, decision_worked_on])
def test_what_is_not_to_be_seen_is_not_found(
    room: Room, decision: Decision, find: Callable[..., Decision]
) -> None:
    assert find(scene(room, COLLEAGUE), decision.pk) == decision
    with pytest.raises(Http404):
        find(scene(room, NEIGHBOUR), decision.pk)
    with pytest.raises(Http404):
        find(scene(room, COLLEAGUE), decision.pk + 1)


def test_who_reads_a_decision_of_another_body_may_not_change_it(room: Room) -> None:
    decision = decided(room.circle, room.meeting)
    reached(room, "network")
    assert decision_seen(scene(room, NEIGHBOUR), decision.pk) == decision
    with pytest.raises(PermissionDenied):
        decision_worked_on(scene(room, NEIGHBOUR), decision.pk)


def test_a_meeting_is_found_by_those_of_its_body(room: Room) -> None:
    assert meeting_seen(scene(room, LEAD), room.meeting.pk) == room.meeting
    with pytest.raises(Http404):
        meeting_seen(scene(room, NEIGHBOUR), room.meeting.pk)


def test_decisions_are_put_and_changed_during_the_sitting(room: Room, decision: Decision) -> None:
    meeting = decision.meeting
    assert (not_sitting(meeting), not_open(decision)) == ("", "")
    for state in ("planned", "convened"):
        meeting.state = state
        assert "D’ici là, mettez le point à son ordre du jour" in not_sitting(meeting)
    meeting.state = "cancelled"
    assert "annulée" in not_sitting(meeting)
    meeting.state, meeting.sealed_at = "opened", NOW
    assert "relecture" in not_sitting(meeting)
    decision.outcome = "consensus"
    assert "conclue" in not_open(decision)


def test_whoever_comes_too_early_is_told_before_writing(room: Room) -> None:
    Meeting.objects.filter(pk=room.meeting.pk).update(state="convened")
    page = room.client(SECRETARY).get(room.url("decision_new", room.meeting.pk))
    assert ("form" in page.context, page.status_code) == (False, 200)
