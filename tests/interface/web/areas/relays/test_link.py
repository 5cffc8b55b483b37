"""A member without an account opens the link of a message: they say that they read, or relayed, and
take the note away. Nothing that must stay in the network is behind it."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.core.documents.samples import printed
from tests.domain.builders import FOUNDED, NOW, TODAY, Circle, nothing_changes
from tests.domain.notices.convened import light_seat
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.relays.carried import (
    BODY,
    INSIDE,
    OUTSIDE,
    THERE,
    carried,
    token_for,
)
from tourdetable.domain.minutes.models import MinutesReading
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.registry import FactScope
from tourdetable.domain.relays.actions.relaying import say_relayed
from tourdetable.domain.relays.facts import relays
from tourdetable.domain.relays.models import Relay
from tourdetable.interface.mail.deliver import deliver


def form(seat: int, **fields: Any) -> dict[str, Any]:
    return {"gesture": str(uuid4()), "acting": f"seat:{seat}", **fields}


@pytest.fixture
def url(room: Room, circle: Circle) -> str:
    """The link of Bao, whose seat is the library’s."""
    return room.url("relay_link", token_for(carried(circle), circle.bao))


def test_one_says_that_one_relayed_without_signing_in(circle: Circle, url: str) -> None:
    client = Client()
    with nothing_changes():
        assert client.get(url).status_code == 200
    said = form(circle.library.pk, how="note", to_whom="Les équipes")
    assert client.post(url, said).status_code == 302
    row = Relay.objects.get()
    assert (row.seat, row.person, row.how, row.to_whom, row.on) == (
        circle.library,
        circle.bao,
        "note",
        "Les équipes",
        TODAY,
    )
    page = client.get(url).content.decode()
    assert ("Les équipes" in page, "Relayé" in page) == (True, True)
    assert client.post(url, said).status_code == 409


def test_it_shows_only_what_may_leave_the_network(circle: Circle, url: str) -> None:
    page = Client().get(f"{url}?upto=network").content.decode()
    assert OUTSIDE in page
    assert [word for word in (INSIDE, BODY, THERE) if word in page] == []


@pytest.mark.parametrize("name", ["note.pdf", "slide.pdf", "note.odt"])
def test_the_files_of_the_kit(url: str, name: str) -> None:
    with nothing_changes():
        answer = Client().get(f"{url}{name}?upto=network")
    assert (answer.status_code, "no-store" in answer.headers["Cache-Control"]) == (200, True)
    if name == "note.pdf":
        words = " ".join(" ".join(printed(answer.content)).split())
        assert [word in words for word in (OUTSIDE, INSIDE, BODY, THERE)] == [True, *[False] * 3]
        assert "Ranger la salle" in words


def test_whoever_follows_through_the_minutes_says_that_they_read(room: Room) -> None:
    minutes = carried(room.circle)
    seat, elie = light_seat(room.circle)
    url, client = room.url("relay_link", token_for(minutes, elie)), Client()
    assert "J’ai lu ce compte rendu" in client.get(url).content.decode()
    assert client.post(url, form(seat.pk, read="1")).status_code == 302
    assert [(row.seat, row.person) for row in MinutesReading.objects.all()] == [(seat, elie)]
    assert "Votre siège l’a lu" in client.get(url).content.decode()


def test_what_others_relayed_is_not_told(room: Room, circle: Circle, url: str) -> None:
    minutes = circle.body.meetings.get(record__state="circulated").record
    said = {"how": "mail", "to_whom": "SECRET-VILLE", "came_back": "SECRET-RETOUR"}
    say_relayed(content=minutes, by=circle.by_ana(), now=room.meeting.starts_at, **said)
    assert "SECRET" not in Client().get(url).content.decode()


def test_a_link_that_opens_nothing(room: Room, circle: Circle, url: str) -> None:
    client = Client()
    assert client.get(url.replace("link/", "link/1")).status_code == 410
    assert client.get(url + "autre.pdf").status_code == 302
    Mandate.objects.filter(person=circle.bao).update(ends=FOUNDED)
    assert client.get(url).status_code == 410
    assert client.get(url + "note.pdf").status_code == 410
    with nothing_changes():
        assert client.post(url, form(circle.library.pk, how="mail")).status_code == 410


def test_minutes_for_those_who_were_there_open_for_them_alone(room: Room, circle: Circle) -> None:
    minutes = carried(circle, "present")
    url = room.url("relay_link", token_for(minutes, circle.bao))
    assert Client().get(url).status_code == 200
    minutes.meeting.attendances.filter(person=circle.bao).update(mode="absent")
    assert Client().get(url).status_code == 410


def test_from_the_message_to_the_charter(circle: Circle, mailoutbox: list[Any]) -> None:
    """Whoever never signs in reads the message, opens its link, takes the note, says so."""
    carried(circle)
    deliver(NOW)
    assert circle.bao.account is not None
    mails = [one for one in mailoutbox if circle.bao.account.email in one.to[0]]
    url = re.findall(r"http://\S+?(/circle/relays/link/\S+?)#relay", mails[-1].body)[0]
    client = Client()
    assert client.get(f"{url}note.pdf").status_code == 200
    assert client.post(url, form(circle.library.pk, how="meeting")).status_code == 302
    (fact,) = relays(FactScope(circle.network))
    assert (fact.seat, fact.on) == (str(circle.library.pk), TODAY)
    assert "_auth_user_id" not in client.session
