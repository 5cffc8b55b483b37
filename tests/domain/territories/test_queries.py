from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.builders import FOUNDED, TODAY, Circle
from tests.domain.territories.said import BEFORE, facility, part
from tourdetable.domain.territories.models import Coverage
from tourdetable.domain.territories.queries import (
    areas_on,
    coverages_on,
    covering,
    facilities_in,
    facilities_on,
    territories_on,
    territory_on,
    unsettled,
    unsettled_of,
)
from tourdetable.domain.territories.terrain import Terrain

pytestmark = pytest.mark.django_db


def test_a_body_has_the_parts_of_the_day(circle: Circle) -> None:
    part(circle, "municipal:13215")
    part(circle, "municipal:13216", starts=date(2027, 1, 1), ends=date(2027, 3, 1))
    whole = {Terrain("municipal:13215"), Terrain("municipal:13216")}
    assert territory_on(circle.body, on=date(2027, 2, 1)) == whole
    assert territories_on([circle.body], on=TODAY) == {circle.body.pk: {Terrain("municipal:13215")}}


def test_what_has_merged_stands_for_what_it_became(circle: Circle) -> None:
    part(circle, "commune:01039", starts=BEFORE, known_on=BEFORE)
    assert territory_on(circle.body, on=date(2022, 12, 31)) == {Terrain("commune:01039")}
    assert territory_on(circle.body, on=TODAY) == {Terrain("commune:01138")}


def test_institutions_that_cover_a_territory(
    circle: Circle, django_assert_num_queries: Any
) -> None:
    town, library = circle.town.institution, circle.library.institution
    for institution, division in ((town, "commune:13055"), (library, "department:2B")):
        Coverage.objects.create(
            institution=institution, division=division, starts=FOUNDED, known_on=TODAY
        )
    with django_assert_num_queries(1):
        found = covering(frozenset([Terrain("municipal:13215")]), [town, library], on=TODAY)
    assert found == {town.pk}
    assert coverages_on([library], on=TODAY) == {library.pk: {Terrain("department:2B")}}


def test_facilities_of_a_territory_and_from_where_people_come(circle: Circle) -> None:
    here = facility(circle, "municipal:13215", "La Viste")
    there = facility(circle, "commune:13005")
    here.areas.create(division="municipal:13216", starts=FOUNDED, known_on=TODAY)
    listed = list(facilities_on(circle.network, on=TODAY))
    assert listed == [here, there]
    assert facilities_in(frozenset([Terrain("commune:13055")]), listed, on=TODAY) == [here]
    assert areas_on(listed, on=TODAY) == {
        here.pk: {Terrain("municipal:13215", "La Viste"), Terrain("municipal:13216")},
        there.pk: {Terrain("commune:13005")},
    }


def test_what_merged_since_it_was_written_waits_to_be_settled(
    circle: Circle, django_assert_num_queries: Any
) -> None:
    merged = part(circle, "commune:01039", starts=BEFORE, known_on=BEFORE)
    part(circle, "commune:38206", starts=BEFORE, known_on=date(2019, 1, 1))
    covered = Coverage.objects.create(
        institution=circle.town.institution,
        division="commune:15141",
        starts=FOUNDED,
        known_on=date(2024, 6, 1),
    )
    with django_assert_num_queries(6):
        found = unsettled_of(circle.network, on=TODAY)
    assert [(one.row, [change.how for change in one.changes]) for one in found] == [
        (merged, ["merged"]),
        (covered, ["split"]),
    ]
    assert unsettled([merged], on=date(2022, 12, 31)) == []
