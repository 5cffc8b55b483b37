from __future__ import annotations

import pytest

from tourdetable.domain.years.instance.calendars import AREAS, ZONES
from tourdetable.domain.years.periods.departments import KNOWN, recognized


def test_each_territory_has_an_area_and_a_zone_that_the_calendars_know() -> None:
    assert {area for area, _zone in KNOWN.values()} == set(AREAS)
    assert {zone for _area, zone in KNOWN.values()} == {*ZONES, ""}
    assert len(KNOWN) == 96 - 1 + 1 + 14 + 11  # without the Métropole de Lyon; with regions


@pytest.mark.parametrize(
    ("territory", "places"),
    [
        ("Moselle", {("57", "B")}),
        ("Département du Nord", {("FR", "B")}),
        ("La Réunion", {("974", "")}),
        ("Haut-Rhin et Bas-Rhin", {("6AE", "B")}),
        ("l’Hérault, Gard", {("FR", "C")}),
        ("Ain (01) ; Rhône", {("FR", "A")}),
        ("Lot-et-Garonne et le Gers", {("FR", "A"), ("FR", "C")}),
        ("Corse-du-Sud", {("FR", "")}),
        ("Meurthe-et-Moselle", {("FR", "B")}),
        ("Marseille Nord", set()),
        ("Val de Seine", set()),
        ("", set()),
    ],
)
def test_only_a_name_said_whole_is_recognized(territory: str, places: set[object]) -> None:
    assert recognized(territory) == places
