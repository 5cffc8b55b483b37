from __future__ import annotations

from tests.domain.builders import NOW, Circle, nothing_changes
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    Room,
    sent,
)
from tests.interface.web.areas.relays.carried import BODY, INSIDE, THERE, carried
from tourdetable.domain.relays.actions.relaying import say_relayed
from tourdetable.domain.relays.models import Relay


def test_one_relays_in_a_click_and_says_later_what_came_back(room: Room, circle: Circle) -> None:
    minutes, client = carried(circle), room.client(COLLEAGUE)
    url = room.url("relay", minutes.meeting_id)
    assert client.get(url).context["form"].initial["acting"] == f"seat:{circle.library.pk}"
    assert client.post(url, sent(circle.library.pk, how="mail")).status_code == 302
    row = Relay.objects.get()
    assert (row.seat, row.person, row.how, row.came_back) == (
        circle.library,
        circle.bao,
        "mail",
        "",
    )
    more = {"how": "meeting", "to_whom": "Au bureau", "came_back": "D’accord.", "version": 1}
    amend = room.url("relay_amend", row.pk)
    assert client.get(amend).context["form"].initial["how"] == "mail"
    assert client.post(amend, sent(circle.library.pk, **more)).status_code == 302
    assert list(Relay.objects.values_list("how", "came_back")) == [("meeting", "D’accord.")]
    again = client.post(amend, sent(circle.library.pk, **more))
    assert again.status_code == 409


def test_a_relay_is_withdrawn_by_its_seat_alone(room: Room, circle: Circle) -> None:
    row = say_relayed(content=carried(circle), how="mail", by=circle.by_bao(), now=NOW)
    url, gone = room.url("relay_take_back", row.pk), sent(circle.library.pk, version=1)
    assert {n: room.client(n).get(url).status_code for n in (SECRETARY, LEAD, NEIGHBOUR)} == {
        SECRETARY: 403,
        LEAD: 403,
        NEIGHBOUR: 404,
    }
    other = room.client(SECRETARY)
    with nothing_changes():
        assert other.post(url, gone).status_code == 403
    assert room.client(COLLEAGUE).post(url, gone).status_code == 302
    assert Relay.objects.count() == 0


def test_those_who_do_not_sit_there_relay_nothing(room: Room, circle: Circle) -> None:
    url = room.url("relay", carried(circle).meeting_id)
    asked = {name: room.client(name).get(url).status_code for name in (LEAD, NEIGHBOUR)}
    assert asked == {LEAD: 404, NEIGHBOUR: 404}


def test_nothing_is_relayed_before_it_is_circulated(room: Room) -> None:
    url = room.url("relay", room.meeting.pk)
    assert room.client(COLLEAGUE).get(url).status_code == 404


def test_the_page_carries_inside_what_it_is_asked_to(room: Room, circle: Circle) -> None:
    client, url = room.client(COLLEAGUE), room.url("relay", carried(circle).meeting_id)
    page = client.get(url).content.decode()
    assert [word for word in (INSIDE, BODY, THERE) if word in page] == []
    page = client.get(f"{url}?upto=network").content.decode()
    assert [word for word in (INSIDE, BODY, THERE) if word in page] == [INSIDE]
    assert "usage interne" in page


def test_minutes_that_stay_in_the_body_say_so_and_are_not_relayed(room: Room) -> None:
    minutes, client = carried(room.circle, "body"), room.client(COLLEAGUE)
    url = room.url("relay", minutes.meeting_id)
    page = client.get(url).content.decode()
    assert ("reste dans l’instance" in page, 'id="kit"' in page) == (True, False)
    with nothing_changes():
        assert client.post(url, sent(room.circle.library.pk, how="mail")).status_code == 422
        assert client.get(f"{url}note.pdf").status_code == 404
        assert client.get(room.url("relays", minutes.meeting_id)).status_code == 404
