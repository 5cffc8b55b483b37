"""What the pages of a network and of a body are read from."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.builders import NOW, draw, in_review
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    Room,
    steward,
)
from tests.interface.web.areas.networks.people import MAY
from tourdetable.core.words.audience import Audience
from tourdetable.domain.journal.prepared import numbered
from tourdetable.domain.meetings.calendar.seasons import reach_of, readable
from tourdetable.domain.meetings.models import Attendance, Meeting
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.queries import readable as readable_minutes
from tourdetable.domain.networks.queries import charter_in_force, local_day, standing
from tourdetable.interface.web.areas.networks.body import body_page
from tourdetable.interface.web.areas.networks.reads import next_in_network
from tourdetable.interface.web.base.scene import Scene

READERS = (SECRETARY, COLLEAGUE, LEAD, NEIGHBOUR)


def standing_at(state: str) -> dict[str, Any]:
    """What minutes have of their own in a state."""
    rank, day = MinutesState.values.index(state), NOW.date()
    return {
        "state": state,
        "review_from": day if rank > 0 else None,
        "adopted_on": day if rank > 1 else None,
        "adoption": "silence_days" if rank > 1 else "",
        "circulated_on": day if rank > 2 else None,
    }


@pytest.mark.parametrize("came", [True, False])
def test_minutes_are_linked_for_those_who_may_read_them_and_nobody_else(
    room: Room, came: bool
) -> None:
    """In each state, for each audience, whether one came or not."""
    minutes = in_review(room.circle, room.meeting)
    if not came:
        Attendance.objects.all().delete()
    network = room.circle.network
    places = {
        name: standing(person, network, on=local_day(network, NOW))
        for name in READERS
        if (person := room.person(name))
    }
    for state in MinutesState.values:
        for audience in Audience:
            at = standing_at(state)
            Minutes.objects.filter(pk=minutes.pk).update(audience=audience.value, **at)
            for name, place in places.items():
                scene = Scene(network, place.charter, NOW, local_day(network, NOW), place)
                linked = [one for _meeting, one in body_page(scene, "port").past]
                told = (name, state, audience)
                assert linked == [readable_minutes(place, network).exists()], told


def test_meetings_are_those_that_the_reader_may_know_of(room: Room) -> None:
    """Whatever the number of bodies they sit in, or the whole network under an office."""
    draw(room.circle.body, MAY, "Lecture de mai")
    Meeting.objects.filter(title="Lecture de mai").update(kind="forgotten")
    network, seen = room.circle.network, {}
    charter = charter_in_force(network, on=local_day(network, NOW))
    for person in (room.circle.bao, room.felix, steward(room)):
        place = standing(person, network, on=local_day(network, NOW), charter=charter)
        known = reach_of(charter, place)
        rows = next_in_network(known.kinds, len(known.bodies), 5).rows(
            network=network.pk, now=NOW, **numbered("reach", known.bodies)
        )
        seen[person.given_name] = [meeting.title for meeting, *_rest in rows]
        coming = Meeting.objects.filter(body__network=network, ends_at__gte=NOW)
        told = readable(coming, charter, place).values_list("title", flat=True)
        assert seen[person.given_name] == list(told)
    assert seen["Bao"] == ["Lecture de mai"]
