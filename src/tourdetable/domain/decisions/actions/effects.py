"""What an adopted decision does to the charter: lift an article, or adopt a new text."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.actions.decisions import carry_out
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks import models
from tourdetable.domain.networks.actions.charters import adopt_charter, lift_article
from tourdetable.domain.networks.actors import By


@once
def grant_exception(
    *,
    decision: Decision,
    clause: str,
    body: models.Body | None,
    starts: date,
    ends: date,
    by: By,
    now: datetime,
) -> models.CharterException:
    """Lift an article for a body (None: all), by an adopted decision, as `lift_article` can."""
    current = adopted(decision, at=now)
    lifted = models.CharterException(clause=clause, body=body, starts=starts, ends=ends)
    lifted.network, lifted.decision = current.body.network, current.pk
    lifted.reference = current.reference
    return lift_article(lifted=lifted, by=by, now=now)


@once
def adopt_proposed_charter(
    *, decision: Decision, proposal: models.CharterProposal, by: By, now: datetime
) -> models.CharterVersion:
    """Make a proposed text the network's next version, on the strength of an adopted decision."""
    current = adopted(decision, at=now)
    if proposal.network_id != current.body.network_id:
        raise ValidationError(_("This text was proposed to another network."))
    return adopt_charter(proposal=proposal, decision=current.pk, by=by, now=now)


def adopted(decision: Decision, *, at: datetime) -> Decision:
    """The decision, locked and marked as carried out. Refused when it was not adopted."""
    current = Decision.objects.select_for_update().get(pk=decision.pk)
    carry_out(decision=current, at=current.carried_out_at or at)
    return current
