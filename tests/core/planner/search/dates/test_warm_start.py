"""A first good year, block by block: sound, and never cheaper than the best."""

from __future__ import annotations

from tests.core.planner.generate import feasible
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.dates.warm_start import warm_start
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting
from tourdetable.core.planner.wire.instance_json import read_instance


def test_the_blocks_go_together() -> None:
    instance = read_instance(feasible(8, bodies=24, people=110, meetings=3, shared=0.3)[0])
    masks = Masks(Ground(instance))
    known = warm_start(masks, [masks.year(body) for body in instance.bodies])
    assert sorted(known) == sorted(body.id for body in instance.bodies)
    meetings = tuple(
        PlannedMeeting(body, *masks.when(bit)) for body, at in known.items() for bit in at
    )
    without_people = {"seat", "quorum", "partial", "host", "duty_holder"}
    assert {
        v.rule for v in check(instance, Plan("feasible", meetings=meetings)).violations
    } - without_people == set()
