"""Saying what an institution covers, on the screens."""

from __future__ import annotations

from django.test import Client

from tests.domain.builders import FOUNDED, TODAY
from tests.domain.territories.said import facility
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.territories.composing import written
from tourdetable.domain.territories.models import Coverage


def test_an_institution_covers_what_is_ticked_until_a_day(room: Room, gaelle: Client) -> None:
    library = room.circle.library.institution
    url = room.url("coverage_add", library.pk)
    assert 'value="department:2B" ' in gaelle.get(url, {"where": "haute corse"}).content.decode()
    form = written(divisions=["department:2B", "commune:2B033"], starts=FOUNDED)
    answer = gaelle.post(url, form)
    assert (answer.status_code, answer["Location"]) == (302, room.url("coverage", library.pk))
    first, second = Coverage.objects.order_by("pk")
    gaelle.post(room.url("coverage_end", first.pk), written(ends=TODAY))
    gaelle.post(room.url("coverage_take_back", second.pk), written())
    assert list(Coverage.objects.values_list("division", "ends")) == [("department:2B", TODAY)]


def test_the_page_says_what_it_covers_and_its_facilities(room: Room, gaelle: Client) -> None:
    library = room.circle.library.institution
    library.coverages.create(division="department:2B", starts=FOUNDED, known_on=TODAY)
    facility(room.circle, "commune:2B033")
    page = gaelle.get(room.url("coverage", library.pk)).content.decode()
    assert ["Haute-Corse" in page, "La Passerelle" in page] == [True, True]
    assert (
        room.url("coverage", library.pk)
        in gaelle.get(room.url("institution", library.pk)).content.decode()
    )
