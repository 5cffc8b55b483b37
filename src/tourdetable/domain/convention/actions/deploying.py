"""Opening a body on a territory that partners diagnosed together (ITC-01)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.convention.enums import DiagnosisState
from tourdetable.domain.convention.models import SharedDiagnosis
from tourdetable.domain.decisions.actions.bodies import open_body
from tourdetable.domain.decisions.models import Decision, DecisionEffect
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body


@dataclass(frozen=True)
class Deployment:
    """Which body is opened, and from which day."""

    kind: str
    name: str
    starts: date


@once
def deploy(
    *,
    diagnosis: SharedDiagnosis,
    body: Deployment,
    version: int,
    by: By,
    now: datetime,
    decision: Decision | None = None,
) -> Body:
    """Open a body on the territory of a shared diagnosis, by a decision where the charter has one
    taken."""
    current = lock(diagnosis, version=version)
    must_be_deployable(current, body.starts)
    opened = open_body(
        network=current.network,
        kind=body.kind,
        name=body.name,
        starts=body.starts,
        territory=current.territory,
        decision=decision,
        by=by,
        now=now,
    )
    current.body, current.decision = opened, decision
    quietly = replace(by, gesture=None)
    save("diagnosis.deployed", current, quietly, now, decision=decision and decision.pk)
    return opened


def note_opening(effect: DecisionEffect, opened: Body) -> None:
    """Say which body an effect opened. A step of its application."""
    effect.body = opened
    effect.save(update_fields=["body"])


def must_be_deployable(diagnosis: SharedDiagnosis, starts: date) -> None:
    """Refuse a territory that partners have not approved yet, or where a body is already."""
    if diagnosis.state != DiagnosisState.SHARED or diagnosis.shared_on is None:
        words = _("“%(title)s” is not shared: its partners have to approve it first.")
        raise ValidationError(words % {"title": diagnosis.title})
    if diagnosis.body_id is not None:
        words = _("“%(title)s” is that of a body which exists: %(body)s.")
        raise ValidationError(words % {"title": diagnosis.title, "body": diagnosis.body})
    if starts < diagnosis.shared_on:
        words = _("A body opens once the diagnosis of its territory is shared.")
        raise ValidationError({"starts": words})
