"""Applying what an adopted decision does: a step of concluding, in the same transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tourdetable.domain.decisions.competence import must_be_competent
from tourdetable.domain.decisions.effects import HANDLERS, Application
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.queries import charter_in_force, local_day


def apply_effects(decision: Decision, *, by: By, now: datetime, confirmed: bool) -> None:
    """Do, once, all that an adopted decision does; competence is asked of the charter of today."""
    effects = list(
        decision.effects.select_related("proposal", "exception__body", "body", "charter")
    )
    if not effects:
        return
    network = decision.meeting.body.network
    today = local_day(network, now)
    charter = charter_in_force(network, on=today)
    how = Application(charter, today, replace(by, gesture=None), now, confirmed)
    for effect in effects:
        effect.decision = decision
        must_be_competent(effect, charter)
    for effect in effects:
        HANDLERS[effect.kind].apply(effect, how)
    decision.effects.update(applied_at=now)
    Decision.objects.filter(pk=decision.pk).update(carried_out_at=now)
    decision.carried_out_at = now
