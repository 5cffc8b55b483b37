from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from tourdetable.core.territories.becoming import changes
from tourdetable.core.territories.standing import known, standing
from tourdetable.domain.territories.terrain import Terrain
from tourdetable.interface.web.areas.territories.words import label, level_of, names, source, told

DAY, TODAY = date(2019, 1, 1), date(2026, 11, 30)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("commune:01039", "1 January 2023: Béon is no more: it is now part of Culoz-Béon."),
        ("commune:01138", "1 January 2023: Culoz took in Béon, and is now called Culoz-Béon."),
        ("commune:93066", "1 January 2025: Saint-Denis took in Pierrefitte-sur-Seine."),
        (
            "commune:14712",
            "1 January 2020: Saline split: since then there are Sannerville and Troarn.",
        ),
        (
            "epci:200066124",
            "1 January 2023: Amarens, Donnazac and Frausseilles left CA Gaillac-Graulhet.",
        ),
        ("commune:38206", "1 January 2021: Laval is now called Laval-en-Belledonne."),
    ],
)
def test_what_happened_is_said_in_a_sentence(key: str, words: str) -> None:
    since = date(2022, 6, 1) if key.startswith("epci") else DAY
    with translation.override("en"):
        assert told(changes(key, since, TODAY)[0]).replace("\xa0", " ") == words


def test_homonyms_are_told_apart() -> None:
    with translation.override("en"):
        said = [label(one) for key in ("commune:97411", "municipal:13201") if (one := known(key))]
        assert said == [
            "Saint-Denis (commune, La Réunion, 97411)",
            "Marseille 1er (municipal district, Bouches-du-Rhône, 13201)",
        ]
        culoz = known("commune:01138")
        assert culoz is not None
        assert label(culoz, "Béon").endswith(", formerly or in part Béon")
        assert level_of(Terrain("commune:13055", "La Viste"), TODAY) == "neighbourhood"
        assert level_of(Terrain("commune:00000"), TODAY) == ""


def test_a_long_list_names_the_first_ones() -> None:
    codes = [f"municipal:751{n:02}" for n in range(1, 21)]
    found = [one for key in codes if (one := standing(key, TODAY))]
    with translation.override("en"):
        assert names(found, 2) == "Paris 1er, Paris 2e and 18 others"
        assert names(found[:3], 2) == "Paris 1er, Paris 2e and Paris 3e"


def test_the_source_says_its_year_and_its_licence() -> None:
    assert (source()["year"], source()["licence"]) == (2026, "Licence Ouverte 2.0")
