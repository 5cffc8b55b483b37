from __future__ import annotations

import pytest

from tourdetable.domain.networks.models import Network
from tourdetable.domain.places.models import Place


def test_a_place_is_said_with_its_address() -> None:
    words = [Place(name="Maison", address=a).words for a in ("1 quai Vauban", "")]
    assert words == ["Maison, 1 quai Vauban", "Maison"]


@pytest.mark.parametrize(
    ("said", "known"),
    [({}, False), ({"step_free": "no"}, True), ({"directions": "Bus 3"}, True)],
)
def test_access_is_known_once_something_is_said(said: dict[str, str], known: bool) -> None:
    assert Place(name="Maison", **said).access_is_known is known


@pytest.mark.django_db
def test_places_come_as_readers_sort_them() -> None:
    network = Network.objects.create(slug="n", name="Réseau")
    for name in ("Salle 10", "Île", "salle 9", "Écluse"):
        Place.objects.create(network=network, name=name)
    assert [place.name for place in network.places.all()] == [
        "Écluse",
        "Île",
        "salle 9",
        "Salle 10",
    ]
