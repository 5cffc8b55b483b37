from __future__ import annotations

from typing import Any

from tests.domain.builders import NOW, OPERATOR
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    STRANGER,
    Room,
)
from tests.interface.web.areas.persons.desk import Desk
from tourdetable.domain.people.actions import NewPerson, add_person, register_person
from tourdetable.domain.people.models import Institution

BY: dict[str, Any] = {"by": OPERATOR, "now": NOW}
EVERYBODY = {COLLEAGUE: 200, NEIGHBOUR: 200, LEAD: 200, STRANGER: 404, ANONYMOUS: 302}
COMPOSERS = {COLLEAGUE: 403, NEIGHBOUR: 403, LEAD: 403, STRANGER: 404, ANONYMOUS: 302}


def test_members_open_those_of_their_network(room: Room) -> None:
    ana, town = room.circle.ana, room.circle.town.institution
    for url, answers in (
        (room.url("person", ana.pk), EVERYBODY),
        (room.url("institution", town.pk), EVERYBODY),
        (room.url("person_correct", ana.pk), COMPOSERS),
        (room.url("person_merge", ana.pk), COMPOSERS),
        (room.url("institution_correct", town.pk), COMPOSERS),
        (room.url("institution_merge", town.pk), COMPOSERS),
        (room.url("people_find"), COMPOSERS),
        (room.url("person_add"), COMPOSERS),
        (room.url("institution_add"), COMPOSERS),
    ):
        assert {who: room.client(who).get(url).status_code for who in answers} == answers, url


def test_a_page_says_nothing_of_another_network(desk: Desk) -> None:
    circle = desk.room.circle
    stranger = register_person(given_name="Ulla", family_name="Nord", email="ulla@nord.example")
    elsewhere = Institution.objects.create(name="Ailleurs")
    added = add_person(who=NewPerson("Inès", "Neuve"), network=circle.network.slug, **BY)
    client = desk.room.client(COLLEAGUE)
    statuses = {
        (who, name): browser.get(desk.room.url(name, pk)).status_code
        for who, browser in (("gaelle", desk.client), ("bao", client))
        for name, pk in (("person", stranger.pk), ("institution", elsewhere.pk))
    }
    assert statuses == {
        ("gaelle", "person"): 404,
        ("gaelle", "institution"): 200,
        ("bao", "person"): 404,
        ("bao", "institution"): 404,
    }
    assert desk.client.get(desk.room.url("person", added.pk)).status_code == 200
    assert client.get(desk.room.url("person", added.pk)).status_code == 404
    for name in ("person", "person_correct", "person_merge"):
        assert desk.client.get(desk.room.url(name, 99_999)).status_code == 404
