from __future__ import annotations

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, Circle, decided, hold
from tests.domain.site.builders import feast
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.site.rules import is_public, may_host, may_publish, may_write


def test_offices_that_lead_the_whole_write_and_those_that_convene_receive(circle: Circle) -> None:
    said = {"kind": "steward", "person": circle.zoe, "starts": FOUNDED}
    office = give_office(network=circle.network, **said, by=OPERATOR, now=NOW)
    decision, meeting = decided(circle, hold(circle)), feast(circle)
    people = (circle.ana, circle.dora, circle.zoe)
    places = [circle.of(person) for person in people]
    assert [may_write(place) for place in places] == [(), (circle.lead,), (office,)]
    assert [may_publish(place, decision) for place in places] == [(), (circle.lead,), (office,)]
    assert [may_host(place, meeting, ()) for place in places] == [(), (), (office,)]


def test_the_charter_says_what_is_for_everybody(circle: Circle) -> None:
    charter, meeting = charter_in_force(circle.network, on=TODAY), feast(circle)
    assert is_public(charter, meeting)
    meeting.kind = "reading"
    assert not is_public(charter, meeting)
