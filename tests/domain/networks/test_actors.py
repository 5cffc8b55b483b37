from __future__ import annotations

from tests.domain.builders import NOW, Circle
from tourdetable.domain.networks.actions.contact import publish_contact
from tourdetable.domain.networks.actors import Actor, Operator, unless_done


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


def test_what_time_brings_about_is_done_once_each_time(circle: Circle) -> None:
    network = circle.network

    def publish(by: Operator) -> object:
        return publish_contact(network=network, contact="port@circle.example", by=by, now=NOW)

    times = ["contact:2027", "contact:2027", "contact:2028"]
    assert [unless_done(named, publish) for named in times] == [True, False, True]
