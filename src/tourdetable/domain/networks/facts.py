"""What this app tells the charter: who sits where, who accepted what, what a decision lifts."""

from __future__ import annotations

from django.db.models import Q

from tourdetable.core.charter.facts.record import (
    AcceptanceFact,
    BodyFact,
    ExceptionFact,
    InstitutionFact,
    MandateFact,
    OfficeFact,
    PresenceFact,
    SeatFact,
)
from tourdetable.domain.networks.models import (
    Acceptance,
    Body,
    CharterException,
    Mandate,
    Network,
    Office,
    Presence,
    Seat,
)
from tourdetable.domain.people.models import Institution


def institutions(network: Network) -> tuple[InstitutionFact, ...]:
    """The institutions that sit in the network, or are present on one of its territories."""
    seated = Seat.objects.filter(body__network=network).values("institution")
    present = Presence.objects.filter(body__network=network).values("institution")
    rows = Institution.objects.filter(Q(pk__in=seated) | Q(pk__in=present))
    return tuple(InstitutionFact(str(row.pk), row.name, row.tier or None) for row in rows)


def bodies(network: Network) -> tuple[BodyFact, ...]:
    """Its bodies, those that ended included."""
    rows = Body.objects.filter(network=network)
    return tuple(BodyFact(str(b.pk), b.kind, b.name, b.starts, b.ends) for b in rows)


def seats(network: Network) -> tuple[SeatFact, ...]:
    """The seats of its bodies."""
    return tuple(
        SeatFact(
            id=str(seat.pk),
            body=str(seat.body_id),
            institution=str(seat.institution_id),
            college=seat.college,
            kind=seat.kind,
            starts=seat.starts,
            ends=seat.ends,
            volunteers=seat.volunteers,
        )
        for seat in Seat.objects.filter(body__network=network)
    )


def mandates(network: Network) -> tuple[MandateFact, ...]:
    """Who holds, or held, these seats."""
    rows = Mandate.objects.filter(seat__body__network=network)
    return tuple(
        MandateFact(str(m.pk), str(m.seat_id), str(m.person_id), m.starts, m.ends) for m in rows
    )


def offices(network: Network) -> tuple[OfficeFact, ...]:
    """Who holds, or held, an office of a body or of the network."""
    return tuple(
        OfficeFact(
            id=str(office.pk),
            kind=office.kind,
            person=str(office.person_id),
            body=text(office.body_id),
            starts=office.starts,
            ends=office.ends,
        )
        for office in Office.objects.filter(network=network)
    )


def presences(network: Network) -> tuple[PresenceFact, ...]:
    """The institutions present on the territory of each body."""
    rows = Presence.objects.filter(body__network=network)
    return tuple(
        PresenceFact(str(p.pk), str(p.body_id), str(p.institution_id), p.college, p.starts, p.ends)
        for p in rows
    )


def acceptances(network: Network) -> tuple[AcceptanceFact, ...]:
    """Who accepted which version, and when."""
    accepted = Acceptance.objects.filter(charter__network=network)
    rows = accepted.values_list("person", "charter__version", "on")
    return tuple(AcceptanceFact(str(person), version, on) for person, version, on in rows)


def exceptions(network: Network) -> tuple[ExceptionFact, ...]:
    """The articles lifted by a decision; people call the decision by its reference."""
    return tuple(
        ExceptionFact(
            id=str(lifted.pk),
            clause=lifted.clause,
            body=text(lifted.body_id),
            decision=lifted.reference,
            starts=lifted.starts,
            ends=lifted.ends,
        )
        for lifted in CharterException.objects.filter(network=network)
    )


def text(pk: int | None) -> str | None:
    """An id as facts have it."""
    return None if pk is None else str(pk)


FACTS = {
    "institutions": institutions,
    "bodies": bodies,
    "seats": seats,
    "mandates": mandates,
    "offices": offices,
    "presences": presences,
    "acceptances": acceptances,
    "exceptions": exceptions,
}
