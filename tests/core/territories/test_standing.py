from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.territories.reading import gazetteer
from tourdetable.core.territories.standing import (
    any_meet,
    communes,
    known,
    last_of_epcis,
    meet,
    parts,
    population,
    shown,
    standing,
    whereabouts,
)

TODAY = date(2026, 11, 30)


def test_one_code_is_a_commune_and_what_it_was_before_it_merged() -> None:
    names = [one.name for key in ("commune:01138", "delegated:01138") if (one := known(key))]
    assert names == ["Culoz-Béon", "Culoz"]


def test_a_commune_is_called_as_it_was_on_the_day() -> None:
    names = [
        one.name
        for day in (date(2022, 12, 31), date(2023, 1, 1))
        if (one := standing("commune:01138", day))
    ]
    assert names == ["Culoz", "Culoz-Béon"]
    gone = shown("commune:01039", TODAY)
    assert standing("commune:01039", TODAY) is None
    assert gone is not None
    assert gone.name == "Béon"


@pytest.mark.parametrize(
    ("key", "count"),
    [
        ("department:2A", 124),
        ("department:974", 24),
        ("region:94", 360),
        ("collectivity:987", 48),
        ("epci:200054807", 92),
        ("commune:2B033", 1),
        ("municipal:75101", 1),
        ("commune:00000", 0),
    ],
)
def test_what_a_division_holds(key: str, count: int) -> None:
    assert len(communes(key, TODAY)) == count


def test_the_communes_of_an_epci_are_those_of_the_day() -> None:
    left = communes("epci:200067221", date(2021, 12, 31)) - communes("epci:200096683", TODAY)
    baud = communes("epci:200096675", TODAY)
    assert left == baud
    assert len(baud) == 6


def test_paris_lyon_and_marseille_have_municipal_districts() -> None:
    counts = {code: len(parts(code, TODAY)) for code in ("75056", "69123", "13055", "13005")}
    assert counts == {"75056": 20, "69123": 9, "13055": 16, "13005": 0}


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        ("department:13", "municipal:13202", True),
        ("commune:13055", "municipal:13202", True),
        ("municipal:13203", "municipal:13202", False),
        ("country:FR", "commune:97411", True),
        ("epci:200054807", "commune:84089", True),
        ("department:13", "commune:84089", False),
    ],
)
def test_two_divisions_meet_when_they_have_ground_in_common(
    one: str, other: str, met: bool
) -> None:
    assert meet(one, other, TODAY) is met
    assert any_meet([one], ["commune:01001", other], TODAY) is met


def test_homonyms_are_told_apart_by_where_they_are() -> None:
    keys = ["commune:97411", "municipal:69381", "epci:200054807", "commune:98735", "department:2B"]
    found = [whereabouts(one) for key in keys if (one := known(key))]
    assert found == ["La Réunion", "Rhône", "Bouches-du-Rhône", "Polynésie française", "Corse"]


def test_people_are_counted_where_a_figure_is_known() -> None:
    keys = ("commune:13055", "municipal:13202", "department:13", "delegated:01039")
    assert [population(key) for key in keys] == [886040, 24378, 2087658, None]


def test_intercommunal_bodies_may_be_of_an_earlier_year() -> None:
    assert last_of_epcis() <= gazetteer().latest
    assert last_of_epcis() == date(2025, 1, 1)
