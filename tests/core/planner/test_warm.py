"""A first good year, block by block: sound, and never cheaper than the best."""

from __future__ import annotations

from tests.core.planner.generate import feasible

from tourdetable.core.planner.check import check
from tourdetable.core.planner.ground import Ground
from tourdetable.core.planner.options import Masks
from tourdetable.core.planner.plan import Meeting, Plan
from tourdetable.core.planner.reader import read_instance
from tourdetable.core.planner.warm import warm_start


def test_the_blocks_go_together() -> None:
    instance = read_instance(feasible(8, bodies=24, people=110, meetings=3, shared=0.3)[0])
    masks = Masks(Ground(instance))
    known = warm_start(masks, [masks.year(body) for body in instance.bodies])
    assert sorted(known) == sorted(body.id for body in instance.bodies)
    meetings = tuple(Meeting(body, *masks.when(bit)) for body, at in known.items() for bit in at)
    without_people = {"seat", "partial", "host", "duty_holder"}
    assert {
        v.rule for v in check(instance, Plan("feasible", meetings=meetings)).violations
    } - without_people == set()
