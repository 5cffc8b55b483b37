from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import CHARTER, NOW, TODAY, Circle, seat_of
from tests.domain.minutes.actions.test_reading import circulated
from tests.domain.notices.convened import light_seat
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.relays.actions.relaying import say_relayed
from tourdetable.domain.relays.queries import (
    ReachCount,
    by_college,
    count_of,
    counted,
    counts_relays,
    reach_of,
)

COUNTED = '\n## Relayer {#CIR-16}\n\n```rule\ncheck = "seat_contributes"\nkinds = %s\n%s```\n'


@pytest.mark.parametrize(
    ("kinds", "bodies", "found"),
    [
        ('["relays"]', "", True),
        ('["topics", "relays"]', 'bodies = ["circle"]\n', True),
        ('["relays"]', 'bodies = ["board"]\n', False),
        ('["topics"]', "", False),
    ],
)
def test_a_charter_counts_the_relays_of_some_bodies(kinds: str, bodies: str, found: bool):
    charter = load(CHARTER + COUNTED % (kinds, bodies + 'weight = "commitment"\n'))
    assert counts_relays(charter, "circle") is found


def test_a_charter_that_says_nothing_of_them_counts_none():
    assert counts_relays(load(CHARTER), "circle") is False


def test_which_institutions_were_reached(circle: Circle):
    minutes = circulated(circle)
    light, elie = light_seat(circle)
    assert counted(reach_of(minutes, on=TODAY)) == ReachCount(0, 3)
    for by in (circle.by_ana(), circle.by_ana(), Actor(elie, seat=light)):
        say_relayed(content=minutes, how="mail", by=by, now=NOW)
    reach = reach_of(minutes, on=TODAY)
    assert [(str(one.seat), len(one.relays), one.awaited) for one in reach] == [
        ("École du Môle", 0, True),
        ("Médiathèque", 0, True),
        ("Région", 1, False),
        ("Ville du Port", 2, True),
    ]
    assert counted(reach) == count_of(minutes, on=TODAY) == ReachCount(1, 3)
    own = {circle.town.pk, circle.library.pk}
    assert count_of(minutes, on=TODAY, own=own) == ReachCount(1, 3, own=1)
    assert by_college(reach) == {"towns": ReachCount(1, 2), "libraries": ReachCount(0, 1)}


def test_as_many_queries_for_a_full_body(circle: Circle):
    minutes = circulated(circle)
    with CaptureQueriesContext(connection) as few:
        reach_of(minutes, on=TODAY)
    for number in range(9):
        seat_of(circle.body, f"Structure {number}", "towns")
    with CaptureQueriesContext(connection) as more:
        assert len(reach_of(minutes, on=TODAY)) == 12
    assert len(more) == len(few) == 2
