"""Taking over, in a period that is prepared, who signs the one before and where facilities have a
seat."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.convention.actions.periods import must_be_draft
from tourdetable.domain.convention.actions.signatories import (
    SignatoryDraft,
    must_be_in_charter,
    signing,
)
from tourdetable.domain.convention.models import AgreementPeriod, FacilitySeats, Signatory
from tourdetable.domain.convention.queries.agreements import seated_before, signing_before
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.queries import local_day


@once
def take_over(
    *,
    period: AgreementPeriod,
    signatories: Collection[Signatory],
    seats: Collection[FacilitySeats],
    version: int,
    by: By,
    now: datetime,
) -> AgreementPeriod:
    """Those that are chosen sign as they did, and facilities of these kinds have the seats that
    they had: all or none. What the period says already stays."""
    current = lock(period, version=version)
    must_be_draft(current)
    must_be_left(current, signatories, seats)
    today = local_day(current.agreement.network, now)
    for row in signatories:
        draft = SignatoryDraft(row.institution, row.college, row.kind, row.bodies)
        signing(current, draft, None, today)
    for one in seats:
        must_be_in_charter(current, one, today)
        said = {"college": one.college, "kind": one.kind, "bodies": one.bodies}
        current.facility_seats.create(facility_kind=one.facility_kind, **said)
    taken = {"institutions": [row.institution_id for row in signatories]}
    return save("agreement_period.taken_over", current, by, now, **taken)


def must_be_left(
    period: AgreementPeriod, signatories: Collection[Signatory], seats: Collection[FacilitySeats]
) -> None:
    """Refuse nothing at all, or what is not of the period before, or is written meanwhile."""
    if not (signatories or seats):
        raise ValidationError(_("Choose what you take over."))
    left = {*signing_before(period)}, {*seated_before(period)}
    if not ({*signatories} <= left[0] and {*seats} <= left[1]):
        raise ValidationError(_("This changed meanwhile: look at the list again."))
