"""What this app tells the charter: who sits where, who accepted what, what a decision lifts."""

from __future__ import annotations

from django.db.models import Q

from tourdetable.core.charter.facts import record
from tourdetable.domain.networks import models
from tourdetable.domain.networks.registry import FactScope, as_facts, provider
from tourdetable.domain.people.models import Institution


@provider
def institutions(scope: FactScope) -> tuple[record.InstitutionFact, ...]:
    """The institutions that sit in the network, or are present on one of its territories."""
    seated = models.Seat.objects.filter(scope.around).values("institution")
    present = models.Presence.objects.filter(scope.around).values("institution")
    rows = Institution.objects.filter(Q(pk__in=seated) | Q(pk__in=present))
    return tuple(
        record.InstitutionFact(
            str(row.pk), row.name, row.tier or None, row.professional_network or None
        )
        for row in rows
    )


@provider
def bodies(scope: FactScope) -> tuple[record.BodyFact, ...]:
    """Its bodies, those that ended included."""
    return as_facts(record.BodyFact, models.Body.objects.filter(scope.itself), id="pk")


@provider
def seats(scope: FactScope) -> tuple[record.SeatFact, ...]:
    """The seats of its bodies."""
    return as_facts(record.SeatFact, models.Seat.objects.filter(scope.of_body()))


@provider
def mandates(scope: FactScope) -> tuple[record.MandateFact, ...]:
    """Who holds, or held, these seats."""
    rows = models.Mandate.objects.filter(scope.of_body("seat__body"))
    return as_facts(record.MandateFact, rows)


@provider
def offices(scope: FactScope) -> tuple[record.OfficeFact, ...]:
    """Who holds, or held, an office of a body or of the network."""
    return as_facts(record.OfficeFact, models.Office.objects.filter(scope.sometimes))


@provider
def presences(scope: FactScope) -> tuple[record.PresenceFact, ...]:
    """The institutions present on the territory of each body."""
    return as_facts(record.PresenceFact, models.Presence.objects.filter(scope.of_body()))


@provider
def acceptances(scope: FactScope) -> tuple[record.AcceptanceFact, ...]:
    """Who accepted which version, and when; of those who sit there, where some bodies are asked."""
    rows = models.Acceptance.objects.filter(charter__network=scope.network)
    if scope.bodies:
        sitting = models.Mandate.objects.filter(scope.of_body("seat__body"))
        rows = rows.filter(person__in=sitting.values("person"))
    return as_facts(record.AcceptanceFact, rows, version="charter__version")


@provider
def exceptions(scope: FactScope) -> tuple[record.ExceptionFact, ...]:
    """The articles lifted by a decision; people call the decision by its reference."""
    rows = models.CharterException.objects.filter(scope.sometimes)
    return tuple(exception_fact(row) for row in rows if row.holds)


def exception_fact(row: models.CharterException) -> record.ExceptionFact:
    """An exception, up to the last day on which it lifts its article."""
    body = str(row.body_id) if row.body_id else None
    return record.ExceptionFact(str(row.pk), row.clause, body, row.reference, row.starts, row.last)
