"""What a network shows to everybody."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import CHARTER, draw, found_circle, hold
from tests.domain.site.builders import JULY, news, tell_everybody
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    Room,
    furnish,
    steward,
)
from tests.interface.web.areas.meetings.people import sent
from tests.interface.web.areas.pages.test_views import texts
from tourdetable.domain.networks.models import Body, Office
from tourdetable.interface.web.areas.networks.public import BODIES, LATEST, SOON

BEGIN = "[[body_kinds]]"
PUBLIC = f'[public]\ntext = true\nbodies = ["circle"]\n\n{BEGIN}'
CONTACT = "cercle@exemple.invalid"
STEWARD = NEIGHBOUR
"""In `open_room`, whoever comes from the other body holds an office of the network."""


@pytest.fixture
def open_room(clock: None, db: None) -> Room:
    """A circle whose charter makes its text and its bodies public."""
    circle = found_circle(CHARTER.replace(BEGIN, PUBLIC, 1))
    Body.objects.filter(pk=circle.body.pk).update(territory="Le port")
    room = furnish(circle, hold(circle))
    return Room(room.circle, room.meeting, steward(room))


def read(room: Room, name: str, view: str = "network") -> str:
    return room.client(name).get(room.url(view)).content.decode()


def test_nothing_is_public_until_the_charter_says_so(room: Room) -> None:
    """Neither the text, nor the bodies, nor an address; the menu says nothing of them."""
    html = read(room, ANONYMOUS)
    assert [word in html for word in ("Cercle du port", "/charter/", "mailto:")] == [False] * 3
    assert room.client(ANONYMOUS).get(room.url("charter")).status_code == 302
    assert room.client("zoé").get(room.url("charter")).status_code == 404


@pytest.mark.parametrize("name", [ANONYMOUS, "zoé"])
def test_bodies_are_shown_with_their_territories_and_nobody_s_name(
    open_room: Room, name: str
) -> None:
    face = open_room.client(name).get(open_room.url("network")).context["face"]
    assert [(kind, [(b.name, b.territory) for b in some]) for kind, some in face.bodies] == [
        ("Cercle", [("Cercle du bourg", ""), ("Cercle du port", "Le port")])
    ]
    html = read(open_room, name)
    known = ("Ana Ruiz", "Dora Weiss", str(open_room.circle.town), str(open_room.circle.library))
    assert [word for word in known if word in html] == []


def test_many_bodies_come_by_pages_and_are_searched_by_name_or_territory(open_room: Room) -> None:
    body = open_room.circle.body
    more = [
        Body(
            network=body.network,
            kind="circle",
            slug=f"x{n}",
            name=f"Salon {n:02}",
            territory=f"Quai {n}",
            starts=body.starts,
        )
        for n in range(BODIES)
    ]
    Body.objects.bulk_create(more)
    client, url = open_room.client(ANONYMOUS), open_room.url("network")
    faces = [client.get(url, asked).context["face"] for asked in ({}, {"page": "2"})]
    assert [sum(len(some) for _kind, some in face.bodies) for face in faces] == [BODIES, 2]
    for name, found in (("salon 07", ["Salon 07"]), ("quai 3", ["Salon 03"]), ("zut", [])):
        face = client.get(url, {"name": name}).context["face"]
        assert [body.name for _kind, some in face.bodies for body in some] == found


@pytest.mark.parametrize("name", [ANONYMOUS, "zoé"])
def test_the_text_is_read_without_how_it_is_kept(open_room: Room, name: str) -> None:
    html = read(open_room, name, "charter")
    shown = [html.count(f'id="{article}"') for article in ("CIR-01", "CIR-02", "CIR-03")]
    assert shown == [1, 1, 1]
    assert [
        word for word in ("tdt-verdict", "tdt-margin", "?on=", "versions") if word in html
    ] == []


class TestContact:
    def publish(self, room: Room, contact: str) -> int:
        office = Office.objects.get(person=room.felix)
        fields = sent(f"office:{office.pk}", contact=contact)
        return room.client(STEWARD).post(room.url("public"), fields).status_code

    def test_whoever_animates_publishes_an_address_that_strangers_read(
        self, open_room: Room
    ) -> None:
        assert "mailto:" not in read(open_room, ANONYMOUS)
        assert self.publish(open_room, CONTACT) == 302
        assert f'href="mailto:{CONTACT}"' in read(open_room, ANONYMOUS)
        assert self.publish(open_room, "") == 302
        assert "mailto:" not in read(open_room, ANONYMOUS)

    def test_other_members_read_what_is_shown_and_change_nothing(self, open_room: Room) -> None:
        for name in (COLLEAGUE, SECRETARY):
            page = open_room.client(name).get(open_room.url("public"))
            assert (page.status_code, page.context["able"]) == (200, ())
            answer = open_room.client(name).post(open_room.url("public"), sent("", contact=CONTACT))
            assert answer.status_code == 403


HEADINGS = [
    "Pour nous connaître",
    "Venir\xa0: ce qui est ouvert à tout le monde",
    "Actualités",
    "Les instances et leurs territoires",
    "Décisions publiées",
    "Ce que le réseau publie",
    "Joindre la personne qui anime le réseau",
]


def test_it_is_one_page_where_each_thing_is_said_once(
    open_room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, url, circle = open_room.client(ANONYMOUS), open_room.url("network"), open_room.circle
    tell_everybody(circle)
    draw(circle.body, JULY + timedelta(weeks=1), "Fête", kind="feast")
    main = client.get(url).content.decode().split("<main")[1].split("<footer")[0]
    assert texts(main, "h2") == HEADINGS
    links = re.findall(r'href="([^"]+)"', main)
    assert [link for link in links if links.count(link) > 1] == []
    with CaptureQueriesContext(connection) as before:
        client.get(url)
    asked = len(before)
    for nth in range(2, 8):
        draw(circle.body, JULY + timedelta(weeks=nth), f"Fête {nth}", kind="feast")
        news(circle, f"Nouvelle {nth}")
    client.get(url)
    with django_assert_num_queries(asked):
        face = client.get(url).context["face"]
    assert (len(face.days), len(face.meetings), len(face.news)) == (1, SOON - 1, LATEST)
