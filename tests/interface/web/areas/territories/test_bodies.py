"""Saying where a body works, on the screens."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client

from tests.domain.builders import FOUNDED, TODAY, nothing_changes
from tests.domain.territories.said import facility, part
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.territories.composing import written
from tourdetable.domain.networks.models import Body
from tourdetable.domain.territories.models import BodyTerritory


def rows() -> list[tuple[Any, ...]]:
    found = BodyTerritory.objects.order_by("division")
    return list(found.values_list("division", "named", "starts", "ends"))


def test_places_are_searched_then_ticked(room: Room, gaelle: Client) -> None:
    url = room.url("territory_add", "port")
    searched = gaelle.get(url, {"where": "marseille 15e, aubagne, zzz"}).content.decode()
    assert "No place is called so" in searched or "Aucun lieu ne s’appelle ainsi" in searched
    keys = ["municipal:13215", "commune:13005"]
    assert [f'value="{key}"' in searched for key in keys] == [True, True]
    form = written(divisions=keys, named="", starts=FOUNDED)
    answer = gaelle.post(f"{url}?where=marseille+15e", form)
    assert (answer.status_code, answer["Location"]) == (302, room.url("body_territory", "port"))
    assert rows() == [
        ("commune:13005", "", FOUNDED, None),
        ("municipal:13215", "", FOUNDED, None),
    ]
    assert gaelle.post(url, form).status_code == 409


def test_a_neighbourhood_is_of_one_place(room: Room, gaelle: Client) -> None:
    url = room.url("territory_add", "port")
    form = written(divisions=["commune:13005", "commune:13055"], named="Le Charrel", starts=FOUNDED)
    with nothing_changes():
        assert gaelle.post(url, form).status_code == 422
        unknown = {**form, "divisions": ["commune:00000"]}
        assert gaelle.post(url, unknown).status_code == 422
    assert gaelle.post(url, {**form, "divisions": ["commune:13005"]}).status_code == 302
    assert rows() == [("commune:13005", "Le Charrel", FOUNDED, None)]


def test_a_part_ends_or_is_taken_back(room: Room, gaelle: Client) -> None:
    first, second = part(room.circle, "municipal:13215"), part(room.circle, "municipal:13216")
    page = gaelle.get(room.url("territory_end", first.pk)).content.decode()
    assert room.url("territory_take_back", first.pk) in page
    gaelle.post(room.url("territory_end", first.pk), written(ends=TODAY))
    gaelle.post(room.url("territory_take_back", second.pk), written())
    assert rows() == [("municipal:13215", "", FOUNDED, TODAY)]


def test_the_words_of_its_parts_are_shown_when_one_asks(room: Room, gaelle: Client) -> None:
    part(room.circle, "municipal:13215")
    asked = gaelle.get(room.url("territory_word", "port")).content.decode()
    assert "Marseille 15e" in asked
    gaelle.post(room.url("territory_word", "port"), written())
    assert Body.objects.get(slug="port").territory == "Marseille 15e"


def test_a_territory_shows_what_stands_there_and_who_covers_it(room: Room, gaelle: Client) -> None:
    circle = room.circle
    part(circle, "municipal:13215")
    part(circle, "epci:200096675")
    part(circle, "commune:13005", starts=date(2020, 1, 1), ends=date(2021, 1, 1))
    facility(circle, "municipal:13215", "La Viste")
    circle.town.institution.coverages.create(
        division="department:13", starts=FOUNDED, known_on=TODAY
    )
    page = gaelle.get(room.url("body_territory", "port")).content.decode()
    said = ["Marseille 15e", "CC Baud Communauté", "La Passerelle", "Ville du Port", "Melrand"]
    assert [words in page for words in said] == [True] * 5
    assert "Aubagne" in page


def test_the_list_costs_the_same_whatever_it_holds(
    room: Room, gaelle: Client, django_assert_num_queries: Any
) -> None:
    url = room.url("territories")
    part(room.circle, "municipal:13215")
    gaelle.get(url)
    with django_assert_num_queries(9):
        page = gaelle.get(url).content.decode()
    assert "79\u202f161" in page or "79,161" in page
    said = {"network": room.circle.network, "kind": "circle", "starts": FOUNDED}
    more = (Body(**said, slug=f"b{n}", name=f"B{n}") for n in range(30))
    days = {"division": "commune:13005", "starts": FOUNDED, "known_on": TODAY}
    for body in Body.objects.bulk_create(more):
        BodyTerritory.objects.create(body=body, **days)
    with django_assert_num_queries(9):
        gaelle.get(url)
