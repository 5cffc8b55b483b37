from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import NOW, found_circle
from tourdetable.domain.places.models import Closure, Place
from tourdetable.domain.places.queries import place_or_words, places

pytestmark = pytest.mark.django_db


def quay(name: str = "Maison du quai") -> Place:
    return Place.objects.create(network=found_circle().network, name=name)


def test_places_come_with_the_closures_that_are_not_past() -> None:
    place = quay()
    past = place.closures.create(first=date(2027, 1, 1), last=date(2027, 1, 8))
    ahead = place.closures.create(first=date(2027, 7, 15), last=date(2027, 8, 31))
    assert [list(p.closures.all()) for p in places(place.network)] == [[past, ahead]]
    assert [list(p.closures.all()) for p in places(place.network, on=NOW.date())] == [[ahead]]
    assert Closure.objects.count() == 2


def test_a_place_is_known_by_its_name_whatever_the_capitals() -> None:
    place = quay()
    found = [place_or_words(place.network, text) for text in (" maison du QUAI ", "Le quai ", "")]
    assert found == [place, "Le quai", ""]


def test_a_place_is_known_whatever_its_accented_capitals_and_its_apostrophes() -> None:
    place = quay("L’Étang d'Écluse")
    assert place_or_words(place.network, "l'étang D’ÉCLUSE") == place


def test_the_place_of_another_network_is_only_words() -> None:
    place = quay()
    other = found_circle(slug="other").network
    assert place_or_words(other, place.name) == "Maison du quai"
