"""Territories are measured on a real network, and judged by what they may cost."""

from __future__ import annotations

import pytest

from bench.territories import TerritoryCost, measure_territories, say
from tests.domain.builders import TODAY, found_circle
from tourdetable.domain.territories.models import BodyTerritory

COST = TerritoryCost("map", 7, 0.8, 80_000)


def test_each_bound_is_told() -> None:
    slow = TerritoryCost("map", 21, 2.1)
    assert list(COST.faults) == []
    assert list(slow.faults) == ["territories, map: 2.1 s", "territories, map: 21 queries"]
    assert say([COST]) == "map: 7 queries, 0.80 s of processor, 80000 bytes"


@pytest.mark.django_db
def test_nothing_is_left_behind() -> None:
    network = found_circle().network
    costs = measure_territories(network, TODAY, bodies=2, each=2)
    assert costs[-2].name == "what is to be settled"
    assert BodyTerritory.objects.count() == 0
