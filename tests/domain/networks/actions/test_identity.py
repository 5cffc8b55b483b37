from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, OPERATOR, Circle
from tourdetable.domain.networks.actions.identity import (
    change_identity,
    change_logo,
    remove_logo,
)
from tourdetable.domain.networks.models import Logo, Network

GIVEN = {
    "name": " Cercle  du Nord ",
    "purpose": "Lire.\r\n",
    "accent": "plum",
    "time_zone": "Indian/Reunion",
    "school_zone": "own",
}


def changed(circle: Circle, **otherwise: str) -> Network:
    return change_identity(network=circle.network, by=OPERATOR, now=NOW, **(GIVEN | otherwise))


def test_what_a_network_is_called_and_how_it_looks(circle: Circle) -> None:
    found = changed(circle)
    assert {name: getattr(found, name) for name in GIVEN} == GIVEN | {
        "name": "Cercle du Nord",
        "purpose": "Lire.",
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "x" * 121},
        {"purpose": "x" * 2001},
        {"accent": "red"},
        {"time_zone": "Europe/Brest"},
        {"school_zone": "D"},
    ],
)
def test_what_does_not_exist_is_refused(circle: Circle, wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        changed(circle, **wrong)


def test_a_logo_is_put_replaced_and_removed(circle: Circle) -> None:
    for content in (b"one", b"two"):
        change_logo(
            network=circle.network, media_type="image/png", content=content, by=OPERATOR, now=NOW
        )
    assert bytes(Logo.objects.get().content) == b"two"
    remove_logo(network=circle.network, by=OPERATOR, now=NOW)
    assert Logo.objects.count() == 0
