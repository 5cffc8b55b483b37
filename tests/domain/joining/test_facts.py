from __future__ import annotations

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.joining.invited import by_gaelle, invited, proposed
from tourdetable.core.charter.facts.record import InvitationFact
from tourdetable.domain.joining.actions.invitations import withdraw
from tourdetable.domain.joining.actions.proposals import decline_proposal
from tourdetable.domain.networks.registry import record_of


def test_what_a_seat_proposed_counts_whatever_became_of_it(circle: Circle) -> None:
    invited(circle, circle.ana)
    row, other = proposed(circle), proposed(circle, email="autre@mission.example")
    decline_proposal(invitation=row, answer="Non.", version=1, by=by_gaelle(), now=NOW)
    withdraw(invitation=other, version=1, by=circle.by_ana(), now=NOW)
    found = record_of(circle.network).invitations
    assert found == (InvitationFact(str(row.pk), str(circle.town.pk), TODAY),)
