"""What this app tells the charter: who sits where, who accepted what, what a decision lifts."""

from __future__ import annotations

from django.db.models import Q

from tourdetable.core.charter.facts import record
from tourdetable.domain.networks import models
from tourdetable.domain.networks.registry import as_facts, provider
from tourdetable.domain.people.models import Institution


@provider
def institutions(network: models.Network) -> tuple[record.InstitutionFact, ...]:
    """The institutions that sit in the network, or are present on one of its territories."""
    seated = models.Seat.objects.filter(body__network=network).values("institution")
    present = models.Presence.objects.filter(body__network=network).values("institution")
    rows = Institution.objects.filter(Q(pk__in=seated) | Q(pk__in=present))
    return tuple(record.InstitutionFact(str(row.pk), row.name, row.tier or None) for row in rows)


@provider
def bodies(network: models.Network) -> tuple[record.BodyFact, ...]:
    """Its bodies, those that ended included."""
    rows = models.Body.objects.filter(network=network)
    return tuple(record.BodyFact(str(b.pk), b.kind, b.name, b.starts, b.ends) for b in rows)


@provider
def seats(network: models.Network) -> tuple[record.SeatFact, ...]:
    """The seats of its bodies."""
    return as_facts(record.SeatFact, models.Seat.objects.filter(body__network=network))


@provider
def mandates(network: models.Network) -> tuple[record.MandateFact, ...]:
    """Who holds, or held, these seats."""
    return as_facts(record.MandateFact, models.Mandate.objects.filter(seat__body__network=network))


@provider
def offices(network: models.Network) -> tuple[record.OfficeFact, ...]:
    """Who holds, or held, an office of a body or of the network."""
    return as_facts(record.OfficeFact, models.Office.objects.filter(network=network))


@provider
def presences(network: models.Network) -> tuple[record.PresenceFact, ...]:
    """The institutions present on the territory of each body."""
    return as_facts(record.PresenceFact, models.Presence.objects.filter(body__network=network))


@provider
def acceptances(network: models.Network) -> tuple[record.AcceptanceFact, ...]:
    """Who accepted which version, and when."""
    rows = models.Acceptance.objects.filter(charter__network=network)
    return as_facts(record.AcceptanceFact, rows, version="charter__version")


@provider
def exceptions(network: models.Network) -> tuple[record.ExceptionFact, ...]:
    """The articles lifted by a decision; people call the decision by its reference."""
    rows = models.CharterException.objects.filter(network=network)
    return tuple(exception_fact(row) for row in rows if row.holds)


def exception_fact(row: models.CharterException) -> record.ExceptionFact:
    """An exception, up to the last day on which it lifts its article."""
    body = str(row.body_id) if row.body_id else None
    return record.ExceptionFact(str(row.pk), row.clause, body, row.reference, row.starts, row.last)
