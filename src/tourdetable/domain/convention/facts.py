"""What this app tells the charter: periods of the agreement, diagnoses shared (ITC-01)."""

from __future__ import annotations

from itertools import pairwise

from tourdetable.core.charter.facts.record import AgreementFact, DiagnosisFact
from tourdetable.domain.convention.enums import DiagnosisState, PartnerAnswer
from tourdetable.domain.convention.models import (
    AgreementPeriod,
    Assessment,
    DiagnosisPartner,
    SharedDiagnosis,
)
from tourdetable.domain.networks.registry import FactScope, provider


@provider
def agreements(scope: FactScope) -> tuple[AgreementFact, ...]:
    """The periods that were signed, each with the days on which its assessment, and that of the one
    before, were adopted."""
    rows = AgreementPeriod.objects.filter(
        agreement__network=scope.network, signed_on__isnull=False
    ).order_by("starts")
    given = Assessment.objects.filter(period__agreement__network=scope.network)
    adopted = dict(given.values_list("period", "adopted_on"))
    periods = list(rows)
    before = {after.pk: adopted.get(first.pk) for first, after in pairwise(periods)}
    return tuple(
        AgreementFact(
            str(row.pk),
            row.title,
            row.starts,
            row.ends,
            assessed_on=before.get(row.pk),
            adopted_on=adopted.get(row.pk),
        )
        for row in periods
    )


@provider
def diagnoses(scope: FactScope) -> tuple[DiagnosisFact, ...]:
    """Those of the territory of a body that were shared, and the institutions that approved."""
    rows = SharedDiagnosis.objects.filter(
        scope.of_body(), state=DiagnosisState.SHARED, body__isnull=False
    )
    known = rows.values_list("pk", "body", "shared_on")
    said = DiagnosisPartner.objects.filter(diagnosis__in=rows, answer=PartnerAnswer.APPROVED)
    approved: dict[int, list[str]] = {}
    for pk, institution in said.values_list("diagnosis", "institution").order_by("pk"):
        approved.setdefault(pk, []).append(str(institution))
    return tuple(
        DiagnosisFact(str(pk), str(body), shared_on, tuple(approved.get(pk, ())))
        for pk, body, shared_on in known
        if shared_on is not None
    )
