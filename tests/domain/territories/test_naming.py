from __future__ import annotations

from datetime import date

from tourdetable.domain.territories.naming import name_on, where_on, words_of
from tourdetable.domain.territories.terrain import Terrain

TODAY = date(2026, 11, 30)


def test_terrains_are_called_as_people_do() -> None:
    said = [
        Terrain("municipal:75101"),
        Terrain("municipal:13215", "La Viste"),
        Terrain("commune:98735"),
        Terrain("commune:01039"),
        Terrain("commune:00000"),
    ]
    assert [(name_on(one, TODAY), where_on(one, TODAY)) for one in said] == [
        ("Paris 1er", "Paris"),
        ("La Viste (Marseille 15e)", "Bouches-du-Rhône"),
        ("Papeete", "Polynésie française"),
        ("Béon", "Ain"),
        ("commune:00000", ""),
    ]


def test_the_words_of_a_territory_are_as_many_as_fit() -> None:
    communes = [Terrain("municipal:13202"), Terrain("municipal:13216"), Terrain("municipal:13203")]
    assert words_of(communes, TODAY) == "Marseille 2e, Marseille 3e, Marseille 16e"
    many = words_of([Terrain(f"municipal:751{n:02}") for n in range(1, 21)], TODAY)
    assert many.startswith("Paris 1er, Paris 2e, ")
    assert (many[-1], len(many) <= 200) == ("…", True)
