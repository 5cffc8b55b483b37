from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR, nothing_changes
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    STRANGER,
    Room,
    account_of,
    sent,
    steward,
)
from tourdetable.domain.networks.actions.founding import found_network
from tourdetable.domain.networks.models import Office
from tourdetable.domain.places.actions import PlaceDetails, add_place, close_place
from tourdetable.domain.places.models import Closure, Place

JULY, AUGUST = date(2027, 7, 15), date(2027, 8, 31)


@pytest.fixture
def gaelle(room: Room) -> Client:
    """A browser where Gaëlle, who convenes for the whole network, has signed in."""
    client = Client()
    client.force_login(account_of(steward(room)))
    return client


def written(**fields: Any) -> dict[str, Any]:
    """What a form of hers posts."""
    fields = {"step_free": "unknown", **fields}
    return {**sent(0), "acting": f"office:{Office.objects.get(kind='steward').pk}", **fields}


def quay(room: Room, name: str = "Maison du quai") -> Place:
    return add_place(
        network=room.circle.network,
        details=PlaceDetails(name, "1 quai Vauban", rooms=2),
        by=OPERATOR,
        now=NOW,
    )


def closed(place: Place, first: date = JULY, last: date = AUGUST) -> Closure:
    return close_place(place=place, first=first, last=last, by=OPERATOR, now=NOW)


def test_a_place_is_added(room: Room, gaelle: Client) -> None:
    form = written(name=" Maison du quai ", address="", rooms="")
    answer = gaelle.post(room.url("place_add"), form)
    assert (answer.status_code, answer.headers["Location"]) == (302, room.url("places"))
    assert list(Place.objects.values_list("network__slug", "name", "address", "rooms")) == [
        ("circle", "Maison du quai", "", None)
    ]
    assert gaelle.post(room.url("place_add"), form).status_code == 409


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"name": "", "rooms": "1"}, "name"),
        ({"name": "Maison du quai", "rooms": "1"}, "name"),
        ({"name": "Autre", "rooms": "0"}, "rooms"),
        ({"name": "Autre", "rooms": "beaucoup"}, "rooms"),
        ({"name": "x" * 201, "rooms": ""}, "name"),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field(
    room: Room, gaelle: Client, fields: dict[str, str], wrong: str
) -> None:
    quay(room)
    with nothing_changes():
        answer = gaelle.post(room.url("place_add"), written(**fields))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [wrong])


def test_a_place_is_changed_from_what_it_is(room: Room, gaelle: Client) -> None:
    place = quay(room)
    assert gaelle.get(room.url("place_change", place.pk)).context["form"].initial["rooms"] == 2
    gaelle.post(
        room.url("place_change", place.pk), written(version=1, name="Maison", address="", rooms="5")
    )
    assert list(Place.objects.values_list("name", "address", "rooms", "version")) == [
        ("Maison", "", 5, 2)
    ]


def test_two_people_who_change_a_place_do_not_overwrite_each_other(
    room: Room, gaelle: Client
) -> None:
    place, url = quay(room), room.url("place_change", 0).replace("/0/", "/{}/")
    first = written(version=1, name="Maison", address="", rooms="5")
    assert gaelle.post(url.format(place.pk), first).status_code == 302
    answer = gaelle.post(
        url.format(place.pk), written(version=1, name="Autre", address="", rooms="5")
    )
    assert (answer.status_code, len(answer.context["form"].differences())) == (409, 1)
    assert Place.objects.get().name == "Maison"


def test_a_place_is_closed_then_reopened(room: Room, gaelle: Client) -> None:
    place = quay(room)
    gaelle.post(room.url("place_close", place.pk), written(first="2027-07-15", last="2027-08-31"))
    gaelle.post(room.url("place_close", place.pk), written(first="2027-11-12", last=""))
    assert list(Closure.objects.values_list("first", "last")) == [
        (JULY, AUGUST),
        (date(2027, 11, 12), date(2027, 11, 12)),
    ]
    closure = Closure.objects.earliest("first")
    assert gaelle.get(room.url("place_reopen", closure.pk)).context["closure"] == closure
    gaelle.post(room.url("place_reopen", closure.pk), written())
    assert Closure.objects.count() == 1


def test_a_closure_that_ends_before_it_begins_is_refused(room: Room, gaelle: Client) -> None:
    place = quay(room)
    with nothing_changes():
        answer = gaelle.post(
            room.url("place_close", place.pk), written(first="2027-08-31", last="2027-07-15")
        )
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["last"])


def test_a_place_is_removed(room: Room, gaelle: Client) -> None:
    place = quay(room)
    assert gaelle.get(room.url("place_remove", place.pk)).status_code == 200
    gaelle.post(room.url("place_remove", place.pk), written(version=1))
    assert not Place.objects.exists()


def test_the_list_shows_closures_to_come(room: Room, gaelle: Client) -> None:
    place = quay(room)
    closed(place, date(2027, 1, 1), date(2027, 1, 8))
    ahead = closed(place)
    (shown,) = gaelle.get(room.url("places")).context["places"]
    assert (shown, list(shown.closures.all())) == (place, [ahead])


def test_places_of_another_network_do_not_exist(room: Room, gaelle: Client) -> None:
    text = room.circle.network.charters.get().text
    other = found_network(
        slug="other", name="Autre", charter=text, in_force_from=FOUNDED, by=OPERATOR, now=NOW
    )
    theirs = add_place(network=other, details=PlaceDetails("Là-bas"), by=OPERATOR, now=NOW)
    closure = closed(theirs)
    for view, pk in (
        ("place_change", theirs),
        ("place_close", theirs),
        ("place_remove", theirs),
        ("place_reopen", closure),
    ):
        url = room.url(view, pk.pk)
        with nothing_changes():
            assert [gaelle.get(url).status_code, gaelle.post(url, written()).status_code] == [
                404,
                404,
            ]
    assert gaelle.get(room.url("places")).context["places"] == []


def test_members_are_told_who_may_and_strangers_nothing(room: Room) -> None:
    place = quay(room)
    closure = closed(place)
    for view, arguments in (
        ("places", []),
        ("place_add", []),
        ("place_change", [place.pk]),
        ("place_close", [place.pk]),
        ("place_remove", [place.pk]),
        ("place_reopen", [closure.pk]),
    ):
        url = room.url(view, *arguments)
        told = {
            name: room.client(name).get(url).status_code
            for name in (COLLEAGUE, LEAD, STRANGER, ANONYMOUS)
        }
        assert told == {COLLEAGUE: 403, LEAD: 403, STRANGER: 404, ANONYMOUS: 302}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_runs_the_same_queries_whatever_its_length(
    room: Room, gaelle: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        place = quay(room, f"Maison {number}")
        for other in range(rows):
            closed(place, date(2027, 7, 1 + other), date(2027, 8, 1 + other))
    with django_assert_num_queries(6):
        assert len(gaelle.get(room.url("places")).context["places"]) == rows
