from __future__ import annotations

from datetime import date

import pytest

from tourdetable.domain.territories.terrain import (
    Terrain,
    communes_of,
    have_in_common,
    people_of,
)

TODAY = date(2026, 11, 30)


def test_ground_is_what_it_has_become() -> None:
    culoz, quarter = Terrain("commune:01039"), Terrain("commune:01039", "Le bourg")
    written = date(2022, 1, 1)
    assert culoz.on(written, date(2022, 12, 31)) == {culoz}
    assert culoz.on(written, TODAY) == {Terrain("commune:01138")}
    assert quarter.on(written, TODAY) == {Terrain("commune:01138", "Le bourg")}


def test_a_terrain_of_before_it_was_written_is_what_it_was_part_of() -> None:
    whole, before = Terrain("commune:15141"), date(2024, 1, 1)
    assert Terrain("commune:15031").on(TODAY, before) == {whole}
    assert Terrain("commune:85194").on(TODAY, before) == {Terrain("commune:85194")}
    assert Terrain("delegated:01039").on(TODAY, date(2020, 1, 1)) == {Terrain("commune:01039")}
    of_2022, before = Terrain("epci:200096675"), date(2021, 6, 1)
    assert of_2022.on(TODAY, date(2024, 1, 1)) == {of_2022}
    assert communes_of(of_2022.on(TODAY, before), before) == communes_of([of_2022], TODAY)


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        (Terrain("commune:13055", "Belsunce"), Terrain("municipal:13201"), True),
        (Terrain("commune:13055", "Belsunce"), Terrain("commune:13055", "Noailles"), False),
        (Terrain("commune:13055", "Le Panier"), Terrain("commune:13055", "le panier"), True),
        (Terrain("municipal:13202"), Terrain("municipal:13203"), False),
    ],
)
def test_two_grounds_may_have_something_in_common(one: Terrain, other: Terrain, met: bool) -> None:
    assert have_in_common([one], [other, Terrain("commune:01001")], TODAY) is met


def test_the_communes_of_a_ground() -> None:
    ground = [Terrain("municipal:13202"), Terrain("commune:13005", "Charrel")]
    assert communes_of(ground, TODAY) == {"13055", "13005"}


def test_people_are_added_where_all_are_known() -> None:
    first, second = Terrain("municipal:13215"), Terrain("municipal:13216")
    assert people_of([first, second], TODAY) == 95015
    quarter = Terrain("commune:13055", "La Viste")
    assert (people_of([first, quarter], TODAY), people_of([], TODAY)) == (None, None)


def test_a_commune_is_counted_once_beside_what_holds_it() -> None:
    town, whole, district = map(Terrain, ("commune:69123", "epci:200046977", "municipal:69383"))
    alone = people_of([whole], TODAY)
    assert people_of([town, whole, district], TODAY) == alone
    assert people_of([town, district], TODAY) == people_of([town], TODAY) != alone
