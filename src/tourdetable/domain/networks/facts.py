"""What this app tells the charter: institutions, bodies, seats, mandates, offices, presences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from tourdetable.core.charter.record import (
    BodyFact,
    InstitutionFact,
    MandateFact,
    OfficeFact,
    PresenceFact,
    SeatFact,
)
from tourdetable.domain.networks.models import Body, Mandate, Network, Office, Presence, Seat
from tourdetable.domain.people.models import Institution


def facts(network: Network) -> Mapping[str, tuple[Any, ...]]:
    """The standing facts of a network; ids as strings."""
    return {
        "institutions": institutions(network),
        "bodies": tuple(
            BodyFact(str(pk), *rest)
            for pk, *rest in Body.objects.filter(network=network).values_list("pk", "kind", "name", "starts", "ends")
        ),
        "seats": seats(network),
        "mandates": tuple(
            MandateFact(str(pk), str(seat), str(person), *rest)
            for pk, seat, person, *rest in Mandate.objects.filter(seat__body__network=network).values_list(
                "pk", "seat_id", "person_id", "starts", "ends"
            )
        ),
        "offices": tuple(
            OfficeFact(str(pk), kind, str(person), str(body) if body else None, *rest)
            for pk, kind, person, body, *rest in Office.objects.filter(network=network).values_list(
                "pk", "kind", "person_id", "body_id", "starts", "ends"
            )
        ),
        "presences": tuple(
            PresenceFact(str(pk), str(body), str(institution), *rest)
            for pk, body, institution, *rest in Presence.objects.filter(body__network=network).values_list(
                "pk", "body_id", "institution_id", "college", "starts", "ends"
            )
        ),
    }


def institutions(network: Network) -> tuple[InstitutionFact, ...]:
    """The institutions that sit in the network, or are present on one of its territories."""
    seated = Seat.objects.filter(body__network=network).values("institution")
    present = Presence.objects.filter(body__network=network).values("institution")
    rows = Institution.objects.filter(Q(pk__in=seated) | Q(pk__in=present)).values_list("pk", "name")
    return tuple(InstitutionFact(str(pk), name) for pk, name in rows)


def seats(network: Network) -> tuple[SeatFact, ...]:
    rows = Seat.objects.filter(body__network=network).values_list(
        "pk", "body_id", "institution_id", "college", "kind", "starts", "ends", "volunteers"
    )
    return tuple(SeatFact(str(pk), str(body), str(institution), *rest) for pk, body, institution, *rest in rows)
