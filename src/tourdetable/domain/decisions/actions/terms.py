"""Who sees to a decision, by when, and when the body looks at it again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.meetings import must_not_be_sealed
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import local_day


@once
def entrust(
    *,
    decision: Decision,
    owner: Seat | None,
    due: date | None,
    review_on: date | None,
    version: int,
    by: By,
    now: datetime,
) -> Decision:
    """Say which seat sees to it, by which day, and on which day the body looks at it again; until
    the minutes that tell it are sent for review."""
    current = lock(decision, version=version)
    must_not_be_sealed(current.sitting)
    if owner is not None:
        must_sit(owner, current, local_day(current.body.network, now))
    must_come_after(current, "due", due)
    must_come_after(current, "review_on", review_on)
    current.owner, current.due, current.review_on = owner, due, review_on
    return save("decision.entrusted", current, by, now, facts=[], **entrusted(current))


def entrusted(decision: Decision) -> dict[str, Any]:
    """What the journal keeps of it."""
    days = {"due": decision.due, "review_on": decision.review_on}
    return {"owner": decision.owner_id} | {k: str(day) if day else None for k, day in days.items()}


def must_sit(owner: Seat, decision: Decision, today: date) -> None:
    """Refuse a seat that is not of the body today: it is the one that will see to it."""
    if not Seat.objects.active(today).filter(pk=owner.pk, body=decision.body_id).exists():
        raise ValidationError({"owner": _("This seat is not of this body.")})


def must_come_after(decision: Decision, field: str, day: date | None) -> None:
    """Refuse a day before the decision itself."""
    if day is not None and day < local_day(decision.body.network, decision.at):
        raise ValidationError({field: _("This day comes before the decision.")})


@once
def say_reviewed(
    *, decision: Decision, again_on: date | None, version: int, by: By, now: datetime
) -> Decision:
    """Say that the body has looked at an adopted decision again, and when it does next (None:
    never more). Possible at any time."""
    current = lock(decision, version=version)
    if current.outcome not in ADOPTED or current.review_on is None:
        raise ValidationError(_("No review of this decision is awaited."))
    if again_on is not None and again_on <= local_day(current.body.network, now):
        raise ValidationError({"again_on": _("The next review is to come.")})
    former, current.review_on = current.review_on, again_on
    said = {"former": str(former), "again": str(again_on) if again_on else None}
    return save("decision.reviewed", current, by, now, facts=[], **said)
