"""What merged or split, on the screens."""

from __future__ import annotations

from datetime import date

from django.test import Client

from tests.domain.territories.said import placed
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.territories.composing import written
from tourdetable.domain.territories.models import BodyTerritory, CatchmentArea, Facility


def test_what_merged_is_said_and_settled(room: Room, gaelle: Client) -> None:
    placed(room.circle)
    row = BodyTerritory.objects.get()
    url = room.url("territory_settle", "part", row.pk)
    waiting = gaelle.get(room.url("territory_changes")).content.decode()
    assert ["Béon" in waiting, "Culoz-Béon" in waiting, url in waiting] == [True] * 3
    assert 'value="delegated:01039"' in gaelle.get(url).content.decode()
    answer = gaelle.post(url, written(divisions=["delegated:01039"]))
    assert (answer.status_code, answer["Location"]) == (302, room.url("territory_changes"))
    found = BodyTerritory.objects.order_by("starts").values_list("division", "ends")
    assert list(found) == [
        ("commune:01039", date(2022, 12, 31)),
        ("delegated:01039", None),
    ]


def test_what_is_settled_leads_to_its_page(room: Room, gaelle: Client) -> None:
    placed(room.circle)
    town, place = room.circle.town.institution, Facility.objects.get()
    leads = {
        ("coverage", town.coverages.get().pk): room.url("coverage", town.pk),
        ("facility", place.pk): room.url("facility", place.pk),
        ("area", CatchmentArea.objects.get().pk): room.url("facility", place.pk),
    }
    for (kind, pk), there in leads.items():
        answer = gaelle.get(room.url("territory_settle", kind, pk))
        assert (answer.status_code, answer["Location"]) == (302, there)


def test_every_kind_that_waits_is_named(room: Room, gaelle: Client) -> None:
    placed(room.circle)
    for rows in (room.circle.town.institution.coverages, Facility.objects, CatchmentArea.objects):
        rows.update(division="commune:15141", known_on=date(2024, 6, 1))
    page = gaelle.get(room.url("territory_changes")).content.decode()
    kinds = ("part", "coverage", "facility", "area")
    assert [f"/changes/{kind}/" in page for kind in kinds] == [True] * 4
    assert (
        room.url("territory_settle", "facility", Facility.objects.get().pk)
        in gaelle.get(room.url("facility", Facility.objects.get().pk)).content.decode()
    )
