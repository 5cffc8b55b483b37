from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.territories.finding import (
    find,
    in_order,
    looked_at,
    names,
    nearness,
    words_of,
)
from tourdetable.core.territories.terms import Level

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("aubagne", "commune:13005"),
        ("13055", "commune:13055"),
        ("2a004", "commune:2A004"),
        ("ST DENIS 974", "commune:97411"),
        ("saint-denis (la réunion)", "commune:97411"),
        ("l'hay les roses", "commune:94038"),
        ("Hay-les-Roses", "commune:94038"),
        ("havre", "commune:76351"),
        ("marseille 15e", "municipal:13215"),
        ("lyon 3e", "municipal:69383"),
        ("paris 19e", "municipal:75119"),
        ("bouches du rhone", "department:13"),
        ("metropole aix-marseille", "epci:200054807"),
        ("Œuilly 51", "commune:51410"),
        ("oeuilly 02", "commune:02565"),
        ("papeete", "commune:98735"),
        ("mayotte", "department:976"),
        ("france", "country:FR"),
        ("1450", "commune:01450"),
        ("93200 Saint-Denis", "commune:93066"),
        ("20000 AJACCIO", "commune:2A004"),
        ("HAVRE LE", "commune:76351"),
        ("mtsangamouji", "commune:97613"),
        ("Lyon 03", "municipal:69383"),
        ("lyon 3ème", "municipal:69383"),
        ("LYON 69003", "municipal:69383"),
        ("12e arrondissement de Paris", "municipal:75112"),
        ("Ville de Lyon", "commune:69123"),
        ("mairie du Mans", "commune:72181"),
        ("département de la Réunion", "department:974"),
        ("collectivité de Corse", "region:94"),
        ("Communauté de communes Bresse et Saône", "epci:200071371"),
    ],
)
def test_a_division_is_found_as_people_type_it(typed: str, first: str) -> None:
    assert find(typed, TODAY)[0].division.key == first


def test_a_postcode_of_a_district_is_no_code_of_a_commune() -> None:
    found = [one.division.key for one in find("13015", TODAY)]
    assert found == ["commune:13015", "municipal:13215"]


def test_homonyms_all_answer_communes_first() -> None:
    found = [one.division.key for one in find("saint-denis", TODAY, [Level.COMMUNE], most=4)]
    assert found == ["commune:11339", "commune:30247", "commune:93066", "commune:97411"]


def test_a_name_of_before_answers_what_it_became() -> None:
    (found,) = find("Noyant-et-Aconin", TODAY)
    assert (found.division.name, found.old_name) == ("Bernoy-le-Château", "Noyant-et-Aconin")
    assert [one.division.name for one in find("Noyant-et-Aconin", date(2022, 5, 1))] == [
        "Noyant-et-Aconin"
    ]


def test_only_the_levels_that_are_asked_for_answer() -> None:
    found = {one.division.level for one in find("marseille", TODAY, [Level.MUNICIPAL])}
    assert found == {Level.MUNICIPAL}


@pytest.mark.parametrize("typed", ["st denis reunion", "69003 lyon", "1450", "lehavre", "ny"])
def test_no_name_that_answers_is_left_unlooked_at(typed: str) -> None:
    asked = in_order(words_of(typed))
    there = [one for one in names() if nearness(asked, one[0], one[1]) is not None]
    looked = set(looked_at(asked))
    assert there
    assert [one for one in there if one not in looked] == []
    assert len(looked) < len(names()) / 7


@pytest.mark.parametrize("typed", ["", "  ", "’", "zzzz"])
def test_nothing_answers_nothing(typed: str) -> None:
    assert find(typed, TODAY) == []
