"""The latest decisions, read at once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.domain.builders import NOW, decided, hold
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    Room,
    opposed,
)
from tourdetable.domain.decisions.models import Position
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import Standing, local_day, standing
from tourdetable.interface.web.areas.decisions import loading, register
from tourdetable.interface.web.areas.networks.decided import LATEST, latest


def as_read(room: Room, name: str) -> Standing:
    person, network = room.person(name), room.circle.network
    assert person is not None
    return standing(person, network, on=local_day(network, NOW))


def lines(found: list[register.DecisionTold]) -> list[tuple[object, ...]]:
    return [(o.decision.pk, o.on, o.outcome, o.badge, o.dissensus) for o in found]


@pytest.mark.parametrize("attribution", ["none", "college", "institution", "named"])
def test_they_are_those_of_the_register_with_their_dissensus(room: Room, attribution: str) -> None:
    """For each reader, of a body or of the network, however objections are attributed."""
    opposed(room)
    for number in range(LATEST):
        day = datetime(2027, 1, 4 + number, 9, tzinfo=UTC)
        decided(room.circle, hold(room.circle, day, f"Lecture {number}"), title=f"Lire {number}")
    Position.objects.update(attribution=attribution)
    for name in (SECRETARY, COLLEAGUE, LEAD, NEIGHBOUR):
        reader = as_read(room, name)
        seen = register.latest_first(loading.readable(reader))
        wanted = [(None, seen.exclude(outcome=""))]
        wanted += [(body, seen.filter(body=body)) for body in Body.objects.all()]
        for body, rows in wanted:
            told = [register.line(one, reader) for one in rows[:LATEST]]
            assert lines(latest(reader, body, now=NOW)) == lines(told)
    assert [len(one.dissensus) for one in latest(as_read(room, COLLEAGUE), now=NOW)][:1] == [1]
