"""What minutes record, as each reader has them."""

from __future__ import annotations

import pytest
from django.http import Http404

from tests.domain.builders import NOW, TODAY, in_review
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, NEIGHBOUR, SECRETARY, Room
from tests.interface.web.areas.decisions.test_register import reached
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.domain.minutes.queries import adoption_progress
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, record_of
from tourdetable.interface.web.base.scene import Scene


def record(room: Room, name: str) -> MinutesInContext:
    """The record of the meeting as that person has it."""
    person = room.person(name)
    assert person is not None
    standing = room.circle.of(person)
    return record_of(
        Scene(room.circle.network, standing.charter, NOW, TODAY, standing), room.meeting.pk
    )


def test_minutes_go_further_than_the_page_of_their_meeting(room: Room) -> None:
    with pytest.raises(Http404):
        record(room, NEIGHBOUR)
    reached(room, "network")
    found = record(room, NEIGHBOUR)
    assert (found.readable, found.opens_meeting, found.was_present) == (True, False, False)


def test_those_on_duty_and_the_lead_write_and_only_seats_speak(room: Room) -> None:
    in_review(room.circle, room.meeting)
    circle = room.circle
    found = {
        name: (known.writers, known.speakers)
        for name in (SECRETARY, COLLEAGUE, LEAD)
        for known in [record(room, name)]
    }
    assert found == {
        SECRETARY: ((circle.town,), (circle.town,)),
        COLLEAGUE: ((), (circle.library,)),
        LEAD: ((circle.lead,), ()),
    }


def test_who_sent_apologies_was_not_there(room: Room) -> None:
    circle = room.circle
    modes = {(circle.library.pk, circle.bao.pk): "excused"}
    mark_attendance(meeting=room.meeting, modes=modes, by=circle.by_ana(), now=NOW)
    found = record(room, COLLEAGUE)
    assert (found.was_present, record(room, SECRETARY).was_present) == (False, True)
    assert found.names == {
        circle.town.pk: ("Ana Ruiz",),
        circle.school.pk: ("Chloé Émery",),
    }


def test_those_who_wrote_minutes_may_record_their_adoption(room: Room) -> None:
    minutes, circle = in_review(room.circle, room.meeting), room.circle
    found = {}
    for name in (SECRETARY, COLLEAGUE, LEAD):
        known = record(room, name)
        found[name] = known.adopters(adoption_progress(minutes, known.charter, TODAY))
    assert found == {SECRETARY: (circle.town,), COLLEAGUE: (), LEAD: (circle.lead,)}


def test_nobody_records_an_adoption_before_there_are_minutes(room: Room) -> None:
    assert record(room, SECRETARY).adopters(None) == ()
