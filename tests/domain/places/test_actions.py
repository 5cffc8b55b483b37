from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, OPERATOR, Circle, found_circle, nothing_changes
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.actors import By, Operator
from tourdetable.domain.places.actions import (
    PlaceDetails,
    add_place,
    change_place,
    close_place,
    reopen,
)
from tourdetable.domain.places.models import Closure, Place

pytestmark = pytest.mark.django_db
JULY, AUGUST = date(2027, 7, 15), date(2027, 8, 31)


@pytest.fixture
def circle() -> Circle:
    return found_circle()


def quay(circle: Circle, by: By = OPERATOR, **more: object) -> Place:
    given = {
        "name": "Maison du quai",
        "address": "1 quai Vauban",
        "rooms": 2,
        **more,
    }
    details = PlaceDetails(**given)  # type: ignore[arg-type]  # each test gives what it needs
    return add_place(network=circle.network, details=details, by=by, now=NOW)


def test_a_place_is_added(circle: Circle) -> None:
    place = quay(circle)
    assert list(Place.objects.values_list("name", "address", "rooms", "version")) == [
        ("Maison du quai", "1 quai Vauban", 2, 1)
    ]
    event = Event.objects.get(kind="place.added")
    assert (event.network, event.subject, event.data) == ("circle", f"place:{place.pk}", {})


def test_a_half_day_of_the_week_is_one_that_the_form_offers(circle: Circle) -> None:
    with nothing_changes(), pytest.raises(ValidationError, match="“6:AM” is not in the charter"):
        quay(circle, weekly_closed=("2:AM", "6:AM"))
    assert quay(circle, weekly_closed=["2:AM", "0:PM"]).weekly_halves == [(0, "PM"), (2, "AM")]


def test_two_places_of_a_network_have_two_names(circle: Circle) -> None:
    quay(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="already has this name"):
        quay(circle)
    quay(found_circle(slug="other"))


def test_the_same_form_sent_twice_adds_one_place(circle: Circle) -> None:
    by = Operator(gesture=uuid4())
    quay(circle, by=by)
    with nothing_changes(), pytest.raises(AlreadyDone):
        quay(circle, by=by)


def test_a_place_changes_for_whoever_saw_its_last_version(circle: Circle) -> None:
    place = quay(circle)
    changed = change_place(
        place=place, details=PlaceDetails("Maison"), version=1, by=OPERATOR, now=NOW
    )
    assert (changed.name, changed.address, changed.rooms, changed.version) == ("Maison", "", 1, 2)
    with nothing_changes(), pytest.raises(Changed):
        change_place(place=place, details=PlaceDetails("Autre"), version=1, by=OPERATOR, now=NOW)


def test_a_place_keeps_its_own_name_and_cannot_take_another_s(circle: Circle) -> None:
    place = quay(circle)
    quay(circle, name="Médiathèque")
    change_place(
        place=place, details=PlaceDetails("Maison du quai"), version=1, by=OPERATOR, now=NOW
    )
    with nothing_changes(), pytest.raises(ValidationError, match="already has this name"):
        change_place(
            place=place, details=PlaceDetails("Médiathèque"), version=2, by=OPERATOR, now=NOW
        )


def test_a_place_is_closed_and_reopened(circle: Circle) -> None:
    place = quay(circle)
    closure = close_place(place=place, first=JULY, last=AUGUST, by=OPERATOR, now=NOW)
    assert list(Closure.objects.values_list("place", "first", "last")) == [(place.pk, JULY, AUGUST)]
    with nothing_changes(), pytest.raises(ValidationError, match="already in the list"):
        close_place(place=place, first=JULY, last=AUGUST, by=OPERATOR, now=NOW)
    reopen(closure=closure, by=OPERATOR, now=NOW)
    assert list(Closure.objects.all()) == []
    assert [e.kind for e in Event.objects.filter(subject=f"place:{place.pk}")] == [
        "place.added",
        "place.closed",
        "place.reopened",
    ]


def test_a_closure_ends_after_it_begins(circle: Circle) -> None:
    place = quay(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="before the first"):
        close_place(place=place, first=AUGUST, last=JULY, by=OPERATOR, now=NOW)


def test_access_is_yes_no_or_not_known(circle: Circle) -> None:
    place = quay(circle, step_free="yes", capacity=40, directions="Bus 3")
    assert (place.step_free, place.capacity, place.directions) == ("yes", 40, "Bus 3")
    with nothing_changes(), pytest.raises(ValidationError, match="maybe"):
        quay(circle, name="Autre", step_free="maybe")
