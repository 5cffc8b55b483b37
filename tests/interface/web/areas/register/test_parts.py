"""Which seats are marked at once."""

from __future__ import annotations

from django.test import Client

from tests.domain.guests.builders import to_meeting
from tests.domain.notices.convened import light_seat
from tests.interface.web.areas.meetings.people import Port


def test_the_colleges_then_who_follows_then_who_was_called_in(port: Port, ana: Client) -> None:
    light_seat(port.circle)
    to_meeting(port.circle, port.meeting)
    port.opened()
    part = ana.get(port.url("meeting_attendance")).context["form"].part
    assert [group.code for group in part.groups] == ["towns", "libraries", "follows", "guests"]
    assert (part.many, part.asked_again, part.pages) == (False, [], [])
    found = ana.get(port.url("meeting_attendance") + "?college=guests").context["form"]
    assert [group.code for group in found.part.shown] == ["guests"]
    assert len(found.pairs) == 1
