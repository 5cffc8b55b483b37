"""Renewing the agreement, prepared a season ahead: what is to be done by when, and what is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.days import add_months
from tourdetable.domain.convention.enums import DiagnosisState, RenewalStepKind
from tourdetable.domain.convention.models import AgreementPeriod, Assessment, SharedDiagnosis
from tourdetable.domain.convention.queries.agreements import period_in_force
from tourdetable.domain.convention.queries.readiness import diagnosis_rule
from tourdetable.domain.networks.models import Body, Network

SEASON = 12
"""Months before the last day of a period from which its renewal is prepared."""

BEFORE = {
    RenewalStepKind.ASSESSMENT: 8,
    RenewalStepKind.DIAGNOSES: 6,
    RenewalStepKind.COMPOSITION: 3,
    RenewalStepKind.SIGNATURE: 0,
}
"""By how many months before that day each step is done."""


@dataclass(frozen=True)
class RenewalStep:
    """A step: by when, and whether what it leaves behind is there. `left`: bodies without it."""

    kind: RenewalStepKind
    due: date
    done: bool
    left: tuple[Body, ...] = ()

    def is_late(self, on: date) -> bool:
        return not self.done and self.due < on


@dataclass(frozen=True)
class Renewal:
    """How the renewal of a period stands."""

    period: AgreementPeriod
    following: AgreementPeriod | None
    steps: tuple[RenewalStep, ...]

    @property
    def next_step(self) -> RenewalStep | None:
        """What is to be done first."""
        return next((step for step in self.steps if not step.done), None)


def renewal_of(network: Network, charter: Charter, *, on: date) -> Renewal | None:
    """That of the period in force, from a season before its last day on (five queries at most)."""
    period = period_in_force(network, on=on)
    if period is None or on < add_months(period.ends + timedelta(1), -SEASON):
        return None
    later = period.agreement.periods.filter(starts__gt=period.ends).order_by("starts")
    following = later.first()
    left = undiagnosed(network, charter, period, on)
    done = {
        RenewalStepKind.ASSESSMENT: is_assessed(period),
        RenewalStepKind.DIAGNOSES: not left,
        RenewalStepKind.COMPOSITION: following is not None and following.signatories.exists(),
        RenewalStepKind.SIGNATURE: following is not None and following.signed_on is not None,
    }
    still = {RenewalStepKind.DIAGNOSES: left}
    steps = (RenewalStep(k, due(period, k), done[k], still.get(k, ())) for k in BEFORE)
    return Renewal(period, following, tuple(steps))


def due(period: AgreementPeriod, kind: RenewalStepKind) -> date:
    """The last day for a step."""
    return add_months(period.ends + timedelta(1), -BEFORE[kind]) - timedelta(1)


def is_assessed(period: AgreementPeriod) -> bool:
    """Whether its assessment was adopted."""
    return Assessment.objects.filter(period=period, adopted_on__isnull=False).exists()


def undiagnosed(
    network: Network, charter: Charter, period: AgreementPeriod, on: date
) -> tuple[Body, ...]:
    """The bodies of today for which the charter asks a diagnosis, and whose territory has none that
    was shared since the period began."""
    rule = diagnosis_rule(charter)
    if rule is None:
        return ()
    shared = SharedDiagnosis.objects.filter(
        network=network, state=DiagnosisState.SHARED, shared_on__gte=period.starts
    )
    bodies = Body.objects.active(on).filter(network=network)
    if rule.bodies:
        bodies = bodies.filter(kind__in=rule.bodies)
    return tuple(bodies.exclude(pk__in=shared.filter(body__isnull=False).values("body")))
