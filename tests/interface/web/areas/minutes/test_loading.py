"""What minutes record, as each reader has them."""

from __future__ import annotations

import pytest
from django.http import Http404

from tests.domain.builders import NOW, in_review
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, NEIGHBOUR, SECRETARY, Room
from tests.interface.web.areas.decisions.test_register import reached
from tests.interface.web.areas.minutes.test_adopters import record
from tourdetable.domain.meetings.actions.sitting import mark_attendance


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
