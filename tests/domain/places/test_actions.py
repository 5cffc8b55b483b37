from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, OPERATOR, Circle, found_circle, nothing_changes
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.actors import Operator
from tourdetable.domain.places.actions import (
    add_place,
    change_place,
    close_place,
    places,
    remove_place,
    reopen,
)
from tourdetable.domain.places.models import Closure, Place

pytestmark = pytest.mark.django_db
JULY, AUGUST = date(2027, 7, 15), date(2027, 8, 31)


@pytest.fixture
def circle() -> Circle:
    return found_circle()


def quay(circle: Circle, **more: object) -> Place:
    given = {
        "name": "Maison du quai",
        "address": "1 quai Vauban",
        "rooms": 2,
        "by": OPERATOR,
        "now": NOW,
        **more,
    }
    return add_place(network=circle.network, **given)  # type: ignore[arg-type]  # each test gives what it needs


def test_a_place_is_added(circle: Circle) -> None:
    place = quay(circle)
    assert list(Place.objects.values_list("name", "address", "rooms", "version")) == [
        ("Maison du quai", "1 quai Vauban", 2, 1)
    ]
    event = Event.objects.get(kind="place.added")
    assert (event.network, event.subject, event.data) == ("circle", f"place:{place.pk}", {})


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
        place=place, name="Maison", address="", rooms=None, version=1, by=OPERATOR, now=NOW
    )
    assert (changed.name, changed.address, changed.rooms, changed.version) == (
        "Maison",
        "",
        None,
        2,
    )
    with nothing_changes(), pytest.raises(Changed):
        change_place(
            place=place, name="Autre", address="", rooms=None, version=1, by=OPERATOR, now=NOW
        )


def test_a_place_keeps_its_own_name_and_cannot_take_another_s(circle: Circle) -> None:
    place = quay(circle)
    quay(circle, name="Médiathèque")
    change_place(
        place=place, name="Maison du quai", address="", rooms=1, version=1, by=OPERATOR, now=NOW
    )
    with nothing_changes(), pytest.raises(ValidationError, match="already has this name"):
        change_place(
            place=place, name="Médiathèque", address="", rooms=1, version=2, by=OPERATOR, now=NOW
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


def test_a_place_is_taken_off_the_list_with_its_closures(circle: Circle) -> None:
    place = quay(circle)
    close_place(place=place, first=JULY, last=AUGUST, by=OPERATOR, now=NOW)
    remove_place(place=place, version=1, by=OPERATOR, now=NOW)
    assert (Place.objects.count(), Closure.objects.count()) == (0, 0)


def test_places_come_with_the_closures_that_are_not_past(circle: Circle) -> None:
    place = quay(circle)
    past = close_place(
        place=place, first=date(2027, 1, 1), last=date(2027, 1, 8), by=OPERATOR, now=NOW
    )
    ahead = close_place(place=place, first=JULY, last=AUGUST, by=OPERATOR, now=NOW)
    assert [list(p.closures.all()) for p in places(circle.network)] == [[past, ahead]]
    assert [list(p.closures.all()) for p in places(circle.network, on=NOW.date())] == [[ahead]]
