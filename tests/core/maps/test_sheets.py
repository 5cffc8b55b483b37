"""The contours that are shipped: whole, light, of everywhere, and their source is said."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tourdetable.core.maps.shapes import end_of, start_of
from tourdetable.core.maps.sheets import (
    COUNTRY,
    FILE,
    MapSheet,
    about,
    department_of,
    districts_of,
    names,
    sheet,
    together,
    town_of,
)

HEAVIEST = 3_000_000
METROPOLITAN = {f"{n:02}" for n in range(1, 96)} - {"20"} | {"2A", "2B"}
DEPARTMENTS = METROPOLITAN | {"971", "972", "973", "974", "976"}
COLLECTIVITIES = {"975", "977", "978", "986", "987", "988"}
DISTRICTS = {"75056": 20, "69123": 9, "13055": 16}


def signed(one: MapSheet, ring: tuple[int, ...]) -> float:
    points = [p for n in ring for p in (one.lines[n] if n >= 0 else one.lines[~n][::-1])]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points)) / 2


def square_kilometres(one: MapSheet, code: str) -> float:
    return abs(sum(signed(one, ring) for ring in one.areas[code].rings)) / 1e6


def test_they_are_light() -> None:
    assert FILE.stat().st_size < HEAVIEST


def test_everywhere_has_a_sheet() -> None:
    assert names() == DEPARTMENTS | COLLECTIVITIES | {COUNTRY}


def test_all_communes_of_the_year_are_there_but_those_that_are_said_not_to_be() -> None:
    communes = [code for name in DEPARTMENTS for code in sheet(name).areas]
    assert len(communes) == len(set(communes)) == 34_875 - 3 + 45 - len(about().unknown)
    assert {department_of(code) for code in communes} == DEPARTMENTS
    assert about().unknown == {"15031", "15035", "15047", "15171"}
    assert sheet(COUNTRY).areas.keys() == METROPOLITAN


def test_a_merged_commune_has_the_place_of_those_that_it_took_in() -> None:
    """Saint-Denis and Pierrefitte-sur-Seine, one since 2025; Orée d’Anjou, whose code changed."""
    assert square_kilometres(sheet("93"), "93066") == pytest.approx(12.4 + 3.4, rel=0.05)
    assert square_kilometres(sheet("49"), "49126") == pytest.approx(157, rel=0.05)
    assert "93059" not in sheet("93").areas


@pytest.mark.parametrize(
    ("name", "code", "area"),
    [("35", "35238", 50.4), ("974", "97411", 142.8), ("2A", "2A004", 82), ("13", "13004", 759)],
)
def test_areas_are_those_of_the_ground(name: str, code: str, area: float) -> None:
    assert square_kilometres(sheet(name), code) == pytest.approx(area, rel=0.05)


@pytest.mark.parametrize("name", sorted(DEPARTMENTS | COLLECTIVITIES | {COUNTRY}))
def test_rings_are_whole_and_areas_are_not_flat(name: str) -> None:
    one = sheet(name)
    rings = [ring for area in one.areas.values() for ring in area.rings]
    broken = [
        ring
        for ring in rings
        for a, b in pairwise((*ring, ring[0]))
        if end_of(one, a) != start_of(one, b)
    ]
    flat = [code for code in one.areas if square_kilometres(one, code) == 0]
    assert (broken, flat) == ([], [])


def test_departments_side_by_side_share_their_border() -> None:
    both = together([sheet("35"), sheet("22")])
    apart = len(sheet("35").lines) + len(sheet("22").lines)
    used = [n for area in both.areas.values() for ring in area.rings for n in ring]
    assert len(both.lines) < apart
    assert sum(-1 - n in set(used) for n in set(used)) > 0
    assert both.areas.keys() == sheet("35").areas.keys() | sheet("22").areas.keys()


def test_codes_say_where_they_are() -> None:
    codes = ["35238", "2A004", "97411", "98818"]
    assert [department_of(code) for code in codes] == ["35", "2A", "974", "988"]
    towns = [town_of(code) for code in ("75113", "69387", "13201", "35238")]
    assert towns == ["75056", "69123", "13055", None]
    assert {town: len(districts_of(town)) for town in DISTRICTS} == DISTRICTS
    assert districts_of("35238") == frozenset()


def test_who_made_them_is_known() -> None:
    source = about()
    assert (source.communes.producer, source.communes.licence) == ("IGN", "Licence Ouverte 2.0")
    assert (source.overseas.producer, source.overseas.licence) == ("Natural Earth", "public domain")
    assert (source.communes.vintage, source.divisions) == ("2024", "2026")


def test_what_does_not_exist_is_not_drawn() -> None:
    with pytest.raises(KeyError):
        sheet("99")
