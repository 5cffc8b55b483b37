"""Applying what an adopted decision does: a step of concluding, in the same transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.competence import must_be_competent
from tourdetable.domain.decisions.effects import HANDLERS, Application
from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision, DecisionEffect
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force, local_day


def apply_effects(decision: Decision, *, by: By, now: datetime, confirmed: bool) -> None:
    """Do, once, all that an adopted decision does; competence is asked of the charter of today.

    The network is locked: of two decisions concluded at once, the second sees what the first did.
    """
    effects = effects_of(decision)
    if not effects:
        return
    network = Network.objects.select_for_update(no_key=True).get(pk=decision.body.network_id)
    today = local_day(network, now)
    charter = charter_in_force(network, on=today)
    how = Application(charter, today, replace(by, gesture=None), now, confirmed)
    for effect in effects:
        must_be_competent(effect, charter, today)
    for effect in effects:
        HANDLERS[effect.kind].apply(effect, how)
    decision.effects.update(applied_at=now)
    carry_out(decision=decision, at=now)


def effects_of(decision: Decision) -> list[DecisionEffect]:
    """What a decision does, with what must be read to do it."""
    rows = decision.effects.select_related("proposal", "exception__body", "body", "charter")
    effects = list(rows)
    for effect in effects:
        effect.decision = decision
    return effects


def carry_out(*, decision: Decision, at: datetime) -> None:
    """Mark an adopted decision as acted upon: it is never reopened."""
    if decision.outcome not in ADOPTED:
        raise ValidationError(_("%(decision)s was not adopted.") % {"decision": decision.reference})
    Decision.objects.filter(pk=decision.pk).update(carried_out_at=at)
    decision.carried_out_at = at
