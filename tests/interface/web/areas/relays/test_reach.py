from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, Circle, seat_of
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    Room,
)
from tests.interface.web.areas.relays.carried import carried
from tourdetable.domain.relays.actions.relaying import say_relayed
from tourdetable.domain.relays.queries import ReachCount


def test_members_see_which_institutions_were_reached(room: Room, circle: Circle) -> None:
    minutes = carried(circle)
    said = {"how": "meeting", "to_whom": "Au conseil", "came_back": "Une question"}
    say_relayed(content=minutes, by=circle.by_ana(), now=NOW, **said)
    url = room.url("relays", minutes.meeting_id)
    answer = room.client(COLLEAGUE).get(url)
    page = answer.context["page"]
    assert page.count == ReachCount(1, 3)
    assert page.colleges == [("Communes", ReachCount(1, 2)), ("Médiathèques", ReachCount(0, 1))]
    assert str(page.page[0].seat) == "Ville du Port"
    words = answer.content.decode()
    assert [w in words for w in ("Au conseil", "Une question", "Pas encore")] == [True] * 3
    asked = {name: room.client(name).get(url).status_code for name in (LEAD, NEIGHBOUR)}
    assert asked == {LEAD: 200, NEIGHBOUR: 404}


def test_a_body_sees_its_season(room: Room, circle: Circle) -> None:
    minutes = carried(circle)
    say_relayed(content=minutes, how="mail", by=circle.by_ana(), now=NOW)
    url = room.url("body_relays", circle.body.slug)
    page = room.client(COLLEAGUE).get(url).context["page"]
    assert (page.awaited, page.counts, [one.reached for one in page.meetings]) == (3, False, [1])
    assert [(str(seat), seat.relayed) for seat in page.page] == [
        ("École du Môle", 0),
        ("Médiathèque", 0),
        ("Ville du Port", 1),
    ]
    assert room.client(NEIGHBOUR).get(url).status_code == 404


def test_as_many_queries_for_a_full_body(room: Room, circle: Circle) -> None:
    minutes, client = carried(circle), room.client(COLLEAGUE)
    for view, key in (("relays", minutes.meeting_id), ("body_relays", circle.body.slug)):
        url = room.url(view, key)
        client.get(url)
        with CaptureQueriesContext(connection) as few:
            client.get(url)
        for number in range(9):
            seat_of(circle.body, f"{view} {number}", "towns")
        client.get(url)
        with CaptureQueriesContext(connection) as more:
            client.get(url)
        assert len(more) == len(few)
