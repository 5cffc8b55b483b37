"""Facilities, on the screens."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.domain.builders import FOUNDED, TODAY, nothing_changes
from tests.domain.territories.said import facility, part
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.territories.composing import written
from tourdetable.domain.territories.models import CatchmentArea, Facility

SAID = {
    "name": "L’Estran",
    "kind": "Centre social",
    "address": "1 rue du Môle",
    "named": "",
    "starts": FOUNDED,
    "ends": "",
}


def test_a_facility_is_added_where_it_was_searched(room: Room, gaelle: Client) -> None:
    url = room.url("facility_add")
    asked = {"which": "Ville du Port", "where": "bastia"}
    page = gaelle.get(url, asked).content.decode()
    town = room.circle.town.institution
    assert 'value="commune:2B033"' in page
    form = written(**SAID, institution=town.pk, division="commune:2B033")
    answer = gaelle.post(f"{url}?which=Ville+du+Port&where=bastia", form)
    made = Facility.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, room.url("facility", made.pk))
    assert (made.institution, made.division, made.name) == (town, "commune:2B033", "L’Estran")


def test_a_department_is_no_place_for_a_facility(room: Room, gaelle: Client) -> None:
    url = room.url("facility_add")
    town = room.circle.town.institution
    form = written(**SAID, institution=town.pk, division="department:2B")
    with nothing_changes():
        answer = gaelle.post(f"{url}?which=Ville+du+Port&where=haute-corse", form)
    assert answer.status_code == 422


def test_a_facility_is_changed_without_searching_again(room: Room, gaelle: Client) -> None:
    row = facility(room.circle, "commune:2B033")
    where = {"institution": row.institution_id, "division": row.division}
    said, url = {**SAID, **where, "ends": TODAY}, room.url("facility_change", row.pk)
    assert gaelle.post(url, written(version=1, **said)).status_code == 302
    row.refresh_from_db()
    assert (row.name, row.ends, row.version) == ("L’Estran", TODAY, 2)
    assert gaelle.post(url, written(version=1, **said)).status_code == 409


def test_people_come_from_several_places_until_a_day(room: Room, gaelle: Client) -> None:
    row = facility(room.circle, "commune:2B033")
    form = written(divisions=["commune:2B096", "commune:2B042"], starts=FOUNDED)
    gaelle.post(room.url("facility_area_add", row.pk), form)
    first, second = CatchmentArea.objects.order_by("pk")
    gaelle.post(room.url("facility_area_end", first.pk), written(ends=TODAY))
    gaelle.post(room.url("facility_area_take_back", second.pk), written())
    assert list(CatchmentArea.objects.values_list("division", "ends")) == [("commune:2B096", TODAY)]


def test_its_page_says_which_bodies_work_there(room: Room, gaelle: Client) -> None:
    row = facility(room.circle, "commune:2B033")
    part(room.circle, "department:2B")
    page = gaelle.get(room.url("facility", row.pk)).content.decode()
    assert room.url("body_territory", "port") in page
    gaelle.post(room.url("facility_remove", row.pk), written(version=1))
    assert not Facility.objects.exists()


def test_the_list_is_searched_by_name_for_the_same_queries(
    room: Room, gaelle: Client, django_assert_num_queries: Any
) -> None:
    facility(room.circle, "commune:2B033")
    url = room.url("facilities")
    gaelle.get(url)
    with django_assert_num_queries(7):
        assert "La Passerelle" in gaelle.get(url, {"q": "passerelle"}).content.decode()
    facility(room.circle, "commune:2B096")
    with django_assert_num_queries(7):
        gaelle.get(url)
    assert "La Passerelle" not in gaelle.get(url, {"q": "môle"}).content.decode()
