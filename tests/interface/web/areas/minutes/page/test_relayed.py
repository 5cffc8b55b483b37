"""The page of circulated minutes says how far they went, to the members of the body."""

from __future__ import annotations

from tests.domain.builders import NOW
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    Room,
)
from tests.interface.web.areas.relays.carried import carried
from tourdetable.domain.relays.actions.relaying import say_relayed
from tourdetable.domain.relays.models import Relay
from tourdetable.interface.web.areas.minutes.page.relayed import RelaysInShort


def test_how_many_seats_relayed_and_whether_the_reader_did(room: Room) -> None:
    minutes = carried(room.circle)
    say_relayed(content=minutes, how="mail", by=room.circle.by_ana(), now=NOW)
    url = room.url("minutes", minutes.meeting_id)
    names = (SECRETARY, COLLEAGUE, LEAD, NEIGHBOUR)
    found = {name: room.client(name).get(url).context["page"].relays for name in names}
    assert found == {
        SECRETARY: RelaysInShort(1, 3, may_relay=True, done=True),
        COLLEAGUE: RelaysInShort(1, 3, may_relay=True, done=False),
        LEAD: RelaysInShort(1, 3, may_relay=False, done=False),
        NEIGHBOUR: None,
    }


def test_one_click_on_their_page_says_that_one_relayed(room: Room) -> None:
    minutes, client = carried(room.circle), room.client(COLLEAGUE)
    url = room.url("minutes", minutes.meeting_id)
    form = client.get(url).context["page"].relays.form
    written = {name: form[name].value() or "" for name in form.fields} | {"how": "unsaid"}
    assert client.post(room.url("relay", minutes.meeting_id), written).status_code == 302
    assert [(row.seat, row.how) for row in Relay.objects.all()] == [(room.circle.library, "unsaid")]
    relays = client.get(url).context["page"].relays
    assert (relays.reached, relays.done, relays.form) == (1, True, None)


def test_nothing_is_said_of_it_before_circulation(room: Room) -> None:
    page = room.client(COLLEAGUE).get(room.url("minutes", room.meeting.pk)).context["page"]
    assert page.relays is None
