"""A huge group is planned around its hubs: sound, and its bound is honest."""

from __future__ import annotations

import pytest
from tests.core.planner.generate import feasible

from tourdetable.core.planner import search
from tourdetable.core.planner.check import check
from tourdetable.core.planner.ground import Ground
from tourdetable.core.planner.hubs import hubs
from tourdetable.core.planner.options import Masks
from tourdetable.core.planner.reader import read_instance
from tourdetable.core.planner.solve import plan


def test_a_year_around_hubs_is_sound_and_its_bound_honest(monkeypatch: pytest.MonkeyPatch) -> None:
    instance = read_instance(feasible(11, bodies=6, people=40, meetings=4, shared=0.15)[0])
    best = plan(instance)
    monkeypatch.setattr(search, "HUGE", 2)
    monkeypatch.setattr(search, "hubs", lambda masks, bodies: hubs(masks, bodies, 3))
    found = plan(instance)
    assert check(instance, found).violations == ()
    assert best.cost is not None
    assert found.cost is not None
    assert found.bound is not None
    assert found.bound <= best.cost.total <= found.cost.total


def test_a_group_that_no_hub_splits_has_none() -> None:
    instance = read_instance(feasible(1, bodies=2, people=12, meetings=2, shared=1.0)[0])
    assert hubs(Masks(Ground(instance)), instance.bodies, 0) == []
