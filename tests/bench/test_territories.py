"""Territories are measured on a real network, and judged by what they may cost."""

from __future__ import annotations

import pytest

from bench.territories import TerritoryCost, measure_territories, say
from tests.domain.builders import TODAY, found_circle
from tourdetable.domain.territories.models import BodyTerritory

COST = TerritoryCost("map", 7, 0.8, 80_000)


def test_each_bound_is_told() -> None:
    slow = TerritoryCost("map", 21, 2.1, names=9_000)
    assert list(COST.faults) == []
    faults = ["2.1 s", "21 queries", "9000 names"]
    assert list(slow.faults) == [f"territories, map: {fault}" for fault in faults]
    assert say([COST]) == "map: 7 queries, 0.80 s of processor, 80000 bytes"
    assert say([slow]).endswith("0 bytes, 9000 names")


@pytest.mark.django_db
def test_nothing_is_left_behind() -> None:
    network = found_circle().network
    costs = measure_territories(network, TODAY, bodies=2, each=2)
    assert costs[-2].name == "what is to be settled"
    assert all(0 < one.names < 8_000 for one in costs[:4])
    assert BodyTerritory.objects.count() == 0
