from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY
from tests.interface.web.areas.composition.people import composer
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.networks.actions.seats import end_mandate
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.models import Institution, Person


@pytest.fixture
def gaelle(room: Room) -> Client:
    return composer(room)


def full(room: Room, count: int) -> None:
    """So many more seats, half of them held."""
    names = [f"Association du quartier numéro {number}" for number in range(count)]
    institutions = Institution.objects.bulk_create([Institution(name=name) for name in names])
    seats = Seat.objects.bulk_create(
        Seat(body=room.circle.body, institution=one, college="libraries", starts=FOUNDED)
        for one in institutions
    )
    people = Person.objects.bulk_create(
        Person(given_name="Marie-Hélène", family_name=f"De La Fontaine {number}")
        for number in range(count // 2)
    )
    Mandate.objects.bulk_create(
        Mandate(seat=seat, person=person, starts=FOUNDED)
        for seat, person in zip(seats, people, strict=False)
    )


@pytest.mark.parametrize("count", [17, 197])
def test_a_board_of_200_seats_costs_what_one_of_20_does(
    room: Room, gaelle: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    full(room, count)
    url = room.url("composition_body", "port")
    gaelle.get(url)
    with django_assert_num_queries(12):
        shown = gaelle.get(url)
    assert len(shown.content) < 60_000
    whole = gaelle.get(f"{url}?show=all")
    assert (len(whole.content) < 150_000, whole.context["page"].total) == (True, count + 3)


def test_seats_are_told_by_college_in_their_state(room: Room, gaelle: Client) -> None:
    circle = room.circle
    mandate = circle.town.mandates.get()
    soon = TODAY + timedelta(days=20)
    end_mandate(mandate=mandate, ends=soon, by=OPERATOR, now=NOW, confirmed=True)
    gone = circle.school.mandates.get()
    end_mandate(mandate=gone, ends=TODAY, by=OPERATOR, now=NOW - timedelta(days=1), confirmed=True)
    Mandate.objects.filter(pk=gone.pk).update(ends=TODAY - timedelta(days=1))
    page = gaelle.get(room.url("composition_body", "port")).context["page"]
    told = [
        (name, [(row.seat.name, row.state, row.notes) for row in rows])
        for name, rows in page.colleges
    ]
    assert told == [
        (
            "Communes",
            [
                ("École du Môle", "vacant", ()),
                (
                    "Ville du Port",
                    "half",
                    ("Le mandat de Ana Ruiz prend fin le lundi 26\xa0avril 2027",),
                ),
            ],
        ),
        ("Médiathèques", [("Médiathèque", "half", ())]),
    ]
    counted = [(one.url, one.count) for one in page.choices]
    assert counted == [("?state=vacant", 1), ("?state=half", 2), ("?state=ending", 1)]
    for query, found in (
        ("state=vacant", ["École du Môle"]),
        ("state=ending", ["Ville du Port"]),
        ("name=tran", ["Médiathèque"]),
        ("name=personne", []),
        ("state=nonsense", ["École du Môle", "Ville du Port", "Médiathèque"]),
    ):
        page = gaelle.get(room.url("composition_body", "port") + f"?{query}").context["page"]
        assert [seat.name for seat in page.found] == found
