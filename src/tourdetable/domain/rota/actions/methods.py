"""Settling how the duties of a body go round: a step of a decision, never done alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import F, Q
from django.db.models.functions import Greatest

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.rota.models import Exemption, RotaMethod
from tourdetable.domain.rota.terms import RotaTerms


@once
def settle_method(
    *, decision: Decision, parameters: RotaTerms, starts: date, by: By, now: datetime
) -> RotaMethod:
    """Have duties go round so from a day on, until what was settled for a later one.

    What was settled before ends the day before.
    """
    body = decision.body
    known = RotaMethod.objects.filter(Q(ends=None) | Q(ends__gte=starts), body=body)
    before = known.filter(starts__lte=starts)
    before.update(ends=Greatest(F("starts"), starts - timedelta(days=1)), version=F("version") + 1)
    after = known.filter(starts__gt=starts).order_by("starts").first()
    method = RotaMethod.objects.create(
        body=body,
        decision=decision,
        order=parameters.order,
        sequence=list(parameters.sequence),
        volunteers_first=parameters.volunteers_first,
        length=parameters.length,
        kit_days=parameters.kit_days,
        starts=starts,
        ends=after.starts - timedelta(days=1) if after else None,
    )
    Exemption.objects.bulk_create(
        [Exemption(method=method, seat_id=pk, reason=why) for pk, why in parameters.exempt.items()]
    )
    tell("rota.settled", method, by, now, facts=["rotas"], decision=decision.pk)
    return method
