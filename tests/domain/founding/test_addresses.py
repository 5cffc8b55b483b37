from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import Circle
from tourdetable.domain.founding.addresses import address_of, must_be_free


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Réseau d’appui de l’Étang-de-Berre (13)", "reseau-d-appui-de-l-etang-de-berre-13"),
        ("  Cœur d'Île ", "coeur-d-ile"),
        ("ÉLAN & Cie", "elan-cie"),
        ("Мережа", ""),
        ("«»", ""),
        ("a" * 80, "a" * 64),
        ("mot " * 30, "-".join(["mot"] * 16)),
    ],
)
def test_a_name_suggests_an_address(name: str, address: str) -> None:
    assert address_of(name) == address


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("circle", "Another network has the address “circle”"),
        ("signin", "already leads to another page"),
        ("admin", "already leads to another page"),
        ("Étang", "(etang)"),
        ("mon_reseau", "(mon-reseau)"),
        ("a--b", "(a-b)"),
        ("-a", "hyphens"),
        ("", "(mon-reseau)"),
        ("a" * 65, "64 characters at most"),
    ],
)
def test_an_address_is_refused_with_what_to_write(circle: Circle, slug: str, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        must_be_free(slug, {"signin"})
    assert words in refused.value.message_dict["slug"][0]


def test_another_address_is_free(circle: Circle) -> None:
    must_be_free("circle-2", {"signin"})
