"""Why somebody is told of what concerns a whole network."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import CHARTER, NOW, TODAY, Circle, found_circle
from tourdetable.core.charter.text.loader import load
from tourdetable.interface.mail.desks.members import Member, Members

WORDS = load(CHARTER, file="circle")


def test_a_member_has_seats_and_offices_in_the_words_of_the_charter(circle: Circle) -> None:
    network = circle.network
    members = Members({circle.ana.pk, circle.dora.pk, circle.zoe.pk}, {network.pk})
    found = [
        members.of(one, network, WORDS, TODAY) for one in (circle.ana, circle.dora, circle.zoe)
    ]
    assert found == [
        Member(circle.ana, (circle.town,), ()),
        Member(circle.dora, (), ("Référence",)),
        Member(circle.zoe, (), ()),
    ]
    assert [one.belongs for one in found] == [True, True, False]


def test_what_has_ended_or_is_of_another_network_makes_no_member(circle: Circle) -> None:
    other = found_circle(slug="other").network
    circle.lead.ends = NOW.date() - timedelta(days=1)
    circle.lead.save()
    members = Members({circle.dora.pk, circle.ana.pk}, {circle.network.pk, other.pk})
    gone = members.of(circle.dora, circle.network, WORDS, TODAY)
    elsewhere = members.of(circle.ana, other, WORDS, TODAY)
    assert (gone.belongs, elsewhere.belongs) == (False, False)
