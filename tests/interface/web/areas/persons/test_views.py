from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR, nothing_changes
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    STRANGER,
    Room,
)
from tests.interface.web.areas.persons.desk import Desk
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.actions import NewPerson, add_person, register_person
from tourdetable.domain.people.models import Institution, Person

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


def test_the_address_is_for_whoever_composes(desk: Desk) -> None:
    ana = desk.room.circle.ana
    address = ana.account.email  # type: ignore[union-attr]
    url = desk.room.url("person", ana.pk)
    assert address in desk.client.get(url).content.decode()
    assert address not in desk.room.client(COLLEAGUE).get(url).content.decode()


@pytest.mark.parametrize(
    ("given_to", "seen_by"),
    [
        ("nobody", []),
        ("bodies", [COLLEAGUE, LEAD]),
        ("network", [COLLEAGUE, NEIGHBOUR, LEAD]),
    ],
)
def test_a_telephone_is_shown_to_whom_it_is_given(
    room: Room, given_to: str, seen_by: list[str]
) -> None:
    ana = room.circle.ana
    Person.objects.filter(pk=ana.pk).update(phone="04 91 55 00 00", phone_for=given_to)
    url = room.url("person", ana.pk)
    pages = {who: room.client(who).get(url).context["page"] for who in (COLLEAGUE, NEIGHBOUR, LEAD)}
    assert [who for who, page in pages.items() if page.phone] == seen_by
    assert room.client("ana").get(url).context["page"].phone == "04 91 55 00 00"


@pytest.mark.parametrize("many", [1, 30])
def test_as_many_queries_for_one_seat_as_for_thirty(
    desk: Desk, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    circle = desk.room.circle
    institution = circle.town.institution
    for n in range(many):
        day = {"starts": FOUNDED + timedelta(n + 1), "ends": FOUNDED + timedelta(n + 1)}
        said = {"institution": institution, "college": "towns", **day}
        seat = Seat.objects.create(body=circle.body, **said)
        Mandate.objects.create(seat=seat, person=circle.zoe, **day)
    for name, pk, queries in (
        ("person", circle.zoe.pk, 9),
        ("institution", institution.pk, 9),
        ("people_find", None, 9),
    ):
        url = desk.room.url(name, *([pk] if pk else []))
        with django_assert_num_queries(queries):
            answer = desk.client.get(url, {} if pk else {"q": "zoe"})
        assert (answer.status_code, len(answer.content) < 60_000) == (200, True)


def test_a_name_and_an_address_are_corrected(desk: Desk) -> None:
    bao = desk.room.circle.bao
    url = desk.room.url("person_correct", bao.pk)
    form = desk.client.get(url).context["form"]
    assert (form.initial["given_name"], form.initial["version"]) == ("Bao", bao.version)
    names = {"given_name": "Bảo", "family_name": "Trần", "email": "b@p.fr"}
    written = desk.written(version=bao.version, **names)
    answer = desk.client.post(url, written)
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        desk.room.url("person", bao.pk),
    )
    bao.refresh_from_db()
    assert (str(bao), str(bao.account)) == ("Bảo Trần", "b@p.fr")
    assert desk.client.post(url, written).status_code == 409
    with nothing_changes():
        wrong = desk.client.post(url, desk.written(version=2, given_name="", email="b"))
    assert sorted(wrong.context["form"].errors) == ["email", "family_name", "given_name"]
    stale = desk.written(version=1, given_name="B", family_name="Trần", email="b@p.fr")
    assert desk.client.post(url, stale).status_code == 409


def test_the_address_of_somebody_who_stands_elsewhere_is_their_own(desk: Desk) -> None:
    from tests.domain.builders import found_circle  # noqa: PLC0415  a second network, here only

    bao, other = desk.room.circle.bao, found_circle(slug="other")
    give_mandate(seat=other.library, person=bao, starts=FOUNDED, **BY)
    url, before = desk.room.url("person_correct", bao.pk), bao.account
    assert "other" not in desk.client.get(desk.room.url("person", bao.pk)).content.decode()
    desk.client.post(
        url, desk.written(version=1, given_name="B", family_name="T", email="evil@x.fr")
    )
    bao.refresh_from_db()
    assert (str(bao), bao.account) == ("B T", before)


def test_somebody_is_added_once(desk: Desk) -> None:
    url = desk.room.url("person_add")
    written = desk.written(who="new", given_name="Inès", family_name="Neuve", email="")
    answer = desk.client.post(url, written)
    added = Person.objects.get(family_name="Neuve")
    assert answer.headers["Location"] == desk.room.url("person", added.pk)
    assert added.registered_in == "circle"
    assert desk.client.post(url, written).status_code == 409
    again = {**written, "seen": f"who:{added.pk}"}
    assert desk.client.post(url, again).status_code == 409
    chosen = desk.client.post(url + "?who=ines", desk.written(who=str(added.pk)))
    assert chosen.headers["Location"] == desk.room.url("person", added.pk)
    assert Person.objects.filter(family_name="Neuve").count() == 1


def test_an_institution_is_added_then_corrected(desk: Desk) -> None:
    url = desk.room.url("institution_add")
    near = desk.client.post(url, desk.written(name="Mairie du Port"))
    assert (near.status_code, list(near.context["form"].errors)) == (422, ["name"])
    assert "Ville du Port" in near.content.decode()
    written = desk.written(name="MJC du Port", tier="local", siret="732 829 320 00074")
    answer = desk.client.post(url, written)
    mjc = Institution.objects.get(name="MJC du Port")
    assert answer.headers["Location"] == desk.room.url("institution", mjc.pk)
    assert (mjc.siret, mjc.tier) == ("73282932000074", "local")
    change = desk.room.url("institution_correct", mjc.pk)
    fields = {"name": "MJC du Port", "professional_network": "MJC", "siret": "732 829 320 00047"}
    wrong = desk.client.post(change, desk.written(version=1, **fields))
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["siret"])
    desk.client.post(change, desk.written(version=1, **{**fields, "siret": ""}))
    mjc.refresh_from_db()
    assert (mjc.professional_network, mjc.siret, mjc.version) == ("MJC", "", 2)
    assert "MJC" in desk.client.get(desk.room.url("institution", mjc.pk)).content.decode()


def test_who_is_found_and_what_is_said_of_them(gaelle: Client, desk: Desk) -> None:
    register_person(given_name="Ulla", family_name="Nord", email="ulla@nord.example")
    url = desk.room.url("people_find")
    ana = desk.room.circle.ana
    for words, persons, institutions in (
        ("ana", [("Ana Ruiz", desk.room.url("person", ana.pk), ("Ville du Port",))], []),
        ("mairie du port", [], ["Ville du Port"]),
        ("ulla", [], []),
        ("ulla@nord.example", [("Ulla Nord", "", ())], []),
        ("", [], []),
    ):
        found = gaelle.get(url, {"q": words}).context["found"]
        assert [(one.name, one.url, one.institutions) for one in found.persons] == persons
        assert [one.name for one, _said, _url in found.institutions] == institutions
