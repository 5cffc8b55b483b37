"""What this app tells the charter: which seats invited other institutions (CLUB-13)."""

from __future__ import annotations

from tourdetable.core.charter.facts import record
from tourdetable.domain.joining.enums import InvitationState
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.networks.registry import FactScope, as_facts, provider


@provider
def invitations(scope: FactScope) -> tuple[record.InvitationFact, ...]:
    """What members proposed, whatever became of it, but for what they took back themselves."""
    rows = Invitation.objects.filter(scope.of_body("proposed_for__body"))
    rows = rows.exclude(state=InvitationState.WITHDRAWN, person=None)
    return as_facts(record.InvitationFact, rows, seat="proposed_for", on="proposed_on")
