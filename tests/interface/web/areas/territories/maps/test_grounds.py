"""What a map draws of what is said of a territory."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.maps.pictures import CommunesHeld
from tourdetable.domain.territories.terrain import Terrain
from tourdetable.interface.web.areas.territories.maps.grounds import (
    Extent,
    counted,
    extent_of,
    name_of,
    name_of_department,
    names_of,
)

TODAY = date(2026, 11, 30)


def held(*whole: str, part: tuple[str, ...] = ()) -> CommunesHeld:
    return CommunesHeld(frozenset(whole), frozenset(part))


@pytest.mark.parametrize(
    ("terrain", "grounds"),
    [
        (Terrain("commune:35238"), {"35": held("35238")}),
        (Terrain("commune:35238", "Maurepas"), {"35": held(part=("35238",))}),
        (Terrain("municipal:13215"), {"13": held("13215")}),
        (Terrain("municipal:13215", "Verduron"), {"13": held(part=("13215",))}),
        (Terrain("collectivity:988"), {"988": held("988")}),
        (Terrain("commune:98818"), {"988": held(part=("988",))}),
        (Terrain("delegated:93059"), {"93": held(part=("93066",))}),
        (Terrain("commune:00000"), {}),
    ],
)
def test_a_place_is_where_it_is_wholly_or_in_part(
    terrain: Terrain, grounds: dict[str, CommunesHeld]
) -> None:
    assert extent_of([terrain], TODAY) == Extent(grounds)


def test_a_town_of_districts_is_all_of_them() -> None:
    ground = extent_of([Terrain("commune:69123")], TODAY).on("69")
    assert (len(ground.whole), min(ground.whole), ground.part) == (9, "69381", frozenset())


def test_several_departments_are_told_apart() -> None:
    extent = extent_of([Terrain("region:04"), Terrain("commune:35238")], TODAY)
    assert extent.departments == {"974", "35"}
    assert (len(extent.on("974").codes), bool(extent.on("22"))) == (24, False)


def test_places_have_names() -> None:
    assert names_of({"35238", "13202", "35236"}, TODAY) == [
        name_of("13202", TODAY),
        "Redon",
        "Rennes",
    ]
    found = [name_of_department(code, TODAY) for code in ("2A", "987", "99")]
    assert found == ["Corse-du-Sud", "Polynésie française", "99"]


def test_communes_and_districts_are_counted_as_what_they_are() -> None:
    said = [counted(codes) for codes in (["35238"], ["13201", "13202"], ["13001", "13202"])]
    assert said == [
        "1 commune",
        "2 arrondissements municipaux",
        "2 communes ou arrondissements municipaux",
    ]
