"""What this app tells the charter: who sits where, who accepted what, which articles a decision lifts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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


def facts(network: Network) -> Mapping[str, tuple[Any, ...]]:
    """The standing facts of a network; ids as strings."""
    return {
        "institutions": institutions(network),
        "bodies": tuple(
            BodyFact(str(b.pk), b.kind, b.name, b.starts, b.ends)
            for b in Body.objects.filter(network=network)
        ),
        "seats": tuple(
            SeatFact(
                str(s.pk),
                str(s.body_id),
                str(s.institution_id),
                s.college,
                s.kind,
                s.starts,
                s.ends,
                s.volunteers,
            )
            for s in Seat.objects.filter(body__network=network)
        ),
        "mandates": tuple(
            MandateFact(str(m.pk), str(m.seat_id), str(m.person_id), m.starts, m.ends)
            for m in Mandate.objects.filter(seat__body__network=network)
        ),
        "offices": tuple(
            OfficeFact(
                str(o.pk),
                o.kind,
                str(o.person_id),
                str(o.body_id) if o.body_id else None,
                o.starts,
                o.ends,
            )
            for o in Office.objects.filter(network=network)
        ),
        "presences": tuple(
            PresenceFact(
                str(p.pk), str(p.body_id), str(p.institution_id), p.college, p.starts, p.ends
            )
            for p in Presence.objects.filter(body__network=network)
        ),
        "acceptances": acceptances(network),
        "exceptions": exceptions(network),
    }


def institutions(network: Network) -> tuple[InstitutionFact, ...]:
    """The institutions that sit in the network, or are present on one of its territories."""
    seated = Seat.objects.filter(body__network=network).values("institution")
    present = Presence.objects.filter(body__network=network).values("institution")
    rows = Institution.objects.filter(Q(pk__in=seated) | Q(pk__in=present)).values_list(
        "pk", "name", "tier"
    )
    return tuple(InstitutionFact(str(pk), name, tier or None) for pk, name, tier in rows)


def acceptances(network: Network) -> tuple[AcceptanceFact, ...]:
    """Who accepted which version, and when."""
    rows = Acceptance.objects.filter(charter__network=network).values_list(
        "person", "charter__version", "on"
    )
    return tuple(AcceptanceFact(str(person), version, on) for person, version, on in rows)


def exceptions(network: Network) -> tuple[ExceptionFact, ...]:
    """The articles lifted by a decision; people call the decision by its reference."""
    rows = CharterException.objects.filter(network=network)
    return tuple(
        ExceptionFact(
            str(e.pk),
            e.clause,
            str(e.body_id) if e.body_id else None,
            e.reference,
            e.starts,
            e.ends,
        )
        for e in rows
    )
