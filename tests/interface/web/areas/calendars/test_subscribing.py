from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import give_office


def addresses(room: Room, name: str) -> list[str]:
    page = room.client(name).get(room.url("calendars")).content.decode()
    return re.findall(r'value="(http[^"]*)"', page)


def test_a_member_is_given_their_own_calendar_then_the_others(room: Room) -> None:
    found = addresses(room, "ana")
    assert len(set(found)) == 4
    assert found[-1] == f"http://testserver{room.url('calendar_ics')}"
    for url in found:
        answer = Client().get(url)
        assert answer["Content-Type"].startswith("text/calendar")
    names = [re.findall(rb"X-WR-CALNAME:(.*)\r", Client().get(url).content)[0] for url in found]
    assert [name.decode().replace("\xa0", " ") for name in names] == [
        "Cercle : mes séances",
        "Cercle du port",
        "Cercle : toutes les séances",
        "Cercle",
    ]


def test_their_programs_may_open_it_by_themselves(room: Room) -> None:
    page = room.client("ana").get(room.url("calendars")).content.decode()
    links = re.findall(r'href="webcal://([^"]*)"', page)
    assert [f"http://{link}" for link in links] == addresses(room, "ana")


def test_a_stranger_is_given_the_public_one_only(room: Room) -> None:
    for name in ("anonymous", "zoé"):
        assert addresses(room, name) == [f"http://testserver{room.url('calendar_ics')}"]


def test_a_page_of_secrets_is_kept_nowhere(room: Room) -> None:
    answer = room.client("ana").get(room.url("calendars"))
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("count", [0, 9])
def test_it_costs_the_same_however_many_bodies(
    room: Room, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    network, said = room.circle.network, {"by": OPERATOR, "now": NOW}
    for number in range(count):
        known = {"kind": "circle", "name": f"C {number}", "slug": f"c{number}", "territory": ""}
        body = install_body(network=network, **known, starts=FOUNDED, **said)
        who = {"kind": "lead", "person": room.circle.ana, "body": body}
        give_office(network=network, **who, starts=FOUNDED, **said)
    client = room.client("ana")
    client.get(room.url("calendars"))
    with django_assert_num_queries(6):
        client.get(room.url("calendars"))
