from __future__ import annotations

from tests.domain.builders import Circle
from tourdetable.domain.networks.actors import Actor, Operator


def test_in_which_capacity_somebody_acts(circle: Circle):
    acting = [
        Actor(circle.ana, seat=circle.town),
        Actor(circle.dora, office=circle.lead),
        Actor(circle.zoe),
        Operator(),
    ]
    assert [(by.person_id, by.capacity) for by in acting] == [
        (circle.ana.pk, f"seat:{circle.town.pk}"),
        (circle.dora.pk, f"office:{circle.lead.pk}"),
        (circle.zoe.pk, ""),
        (None, "operator"),
    ]
