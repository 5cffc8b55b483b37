"""Who holds an office of a network."""

from __future__ import annotations

from tests.domain.builders import FOUNDED
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room, steward
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.networks.models import Office
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.networks.officers import Officers


def officers(room: Room, query: str) -> Officers:
    answer = room.client(COLLEAGUE).get(room.url("people") + query)
    found: Officers = answer.context["directory"].officers
    return found


def test_many_offices_go_by_pages_the_network_s_first(room: Room) -> None:
    names = [f"M{number:03}" for number in range(40)]
    people = Person.objects.bulk_create(
        Person(given_name="Yves", family_name=name, sort_key=sort_key(name, "Yves"))
        for name in names
    )
    network, body = room.circle.network, room.circle.body
    Office.objects.bulk_create(
        Office(network=network, kind="lead", body=body, person=person, starts=FOUNDED)
        for person in people
    )
    steward(room)
    few = officers(room, "")
    shown = [row.person for row in few.rows]
    assert (shown[:2], len(shown), few.count) == (["Gaëlle Partout", "Yves M000"], 5, 42)
    pages = [officers(room, f"?{few.query}page={number}") for number in (1, 2)]
    assert [len(page.rows) for page in pages] == [25, 17]
    assert pages[1].rows[-1].person == "Dora Weiss"
    assert len(officers(room, "?show=all").rows) == 42
