"""Saying that one used a deliverable, and what happened."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.deliverables.models import Deliverable, DeliverableUse
from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.uses.actions.writing import amend, begin_use


@once
def say_used(
    *, deliverable: Deliverable, outcome: str, on: date, words: str, by: Actor, now: datetime
) -> DeliverableUse:
    """Say that one used it, for the seat or the office one acts for."""
    if not deliverable.out:
        raise ValidationError(_("It has not been circulated yet."))
    said: dict[str, Any] = {"outcome": outcome, "on": on, "words": words, "by": by, "now": now}
    use = DeliverableUse(deliverable=deliverable)
    return begin_use(use, "deliverable.used", network=deliverable.network, **said)


@once
def amend_use(
    *,
    use: DeliverableUse,
    outcome: str,
    on: date,
    words: str,
    version: int,
    by: Actor,
    now: datetime,
) -> DeliverableUse:
    """Say more of it, once one knows more."""
    said: dict[str, Any] = {"outcome": outcome, "on": on, "words": words, "by": by, "now": now}
    network, kind = use.deliverable.network, "deliverable.use_amended"
    return amend(use, kind, network=network, version=version, **said)
