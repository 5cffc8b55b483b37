"""Saying that one used a deliverable, and what happened."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.deliverables.models import Deliverable, DeliverableUse
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.uses.actions.writing import use_by, write_use


@once
def say_used(
    *, deliverable: Deliverable, outcome: str, on: date, words: str, by: Actor, now: datetime
) -> DeliverableUse:
    """Say that one used it, for the seat or the office one acts for."""
    if not deliverable.out:
        raise ValidationError(_("It has not been circulated yet."))
    use = DeliverableUse(deliverable=deliverable)
    use_by(use, by)
    today = local_day(deliverable.network, now)
    write_use(use, outcome=outcome, on=on, words=words, today=today)
    use.save()
    tell("deliverable.used", use, by, now, outcome=outcome)
    return use


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
    current = lock(use, version=version)
    today = local_day(current.deliverable.network, now)
    write_use(current, outcome=outcome, on=on, words=words, today=today)
    return save("deliverable.use_amended", current, by, now, outcome=outcome)
