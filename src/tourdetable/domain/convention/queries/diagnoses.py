"""Reads of diagnoses: those of a network, what each holds, who is asked."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tourdetable.domain.convention.enums import DiagnosisState, PartnerAnswer
from tourdetable.domain.convention.models import (
    DiagnosisEntry,
    DiagnosisPartner,
    SharedDiagnosis,
)
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.people.models import Institution


def diagnoses_of(network: Network) -> QuerySet[SharedDiagnosis]:
    """Those of a network, by title; how many partners were asked, and how many approved."""
    approved = Q(partners__answer=PartnerAnswer.APPROVED)
    return (
        SharedDiagnosis.objects.filter(network=network)
        .select_related("body", "stored", "decision__body")
        .annotate(
            asked=Count("partners", distinct=True),
            approvals=Count("partners", filter=approved, distinct=True),
        )
        .order_by("sort_key", "pk")
    )


def published_diagnoses(network: Network) -> QuerySet[SharedDiagnosis]:
    """Those whose portrait strangers read."""
    rows = diagnoses_of(network)
    return rows.filter(public=True, state=DiagnosisState.SHARED)


def entries_of(diagnosis: SharedDiagnosis) -> QuerySet[DiagnosisEntry]:
    """All that it holds, as it came, with the institution that brought it."""
    return diagnosis.entries.select_related("seat__institution", "person").order_by("pk")


def partners_of(diagnosis: SharedDiagnosis, *, on: date) -> QuerySet[DiagnosisPartner]:
    """Who is asked, by name; `.sits`: whether somebody holds a seat for it in the network."""
    held = held_seats(diagnosis.network, on=on).filter(institution=OuterRef("institution"))
    rows = diagnosis.partners.select_related("institution", "seat__body", "person")
    return rows.annotate(sits=Exists(held)).order_by("institution__sort_key", "pk")


def held_seats(network: Network, *, on: date) -> QuerySet[Seat]:
    """The seats of a network that somebody holds that day."""
    held = Q(mandates__starts__lte=on) & (Q(mandates__ends=None) | Q(mandates__ends__gte=on))
    rows = Seat.objects.active(on).filter(held, body__network=network)
    return rows.filter(Q(body__ends=None) | Q(body__ends__gte=on)).distinct()


def institutions_to_ask(network: Network, *, on: date) -> QuerySet[Institution]:
    """Those who may be asked to approve: somebody holds a seat for them, by name."""
    seats = held_seats(network, on=on).filter(institution=OuterRef("pk"))
    return Institution.objects.filter(Exists(seats)).order_by("sort_key", "pk")


def contributors_of(diagnosis: SharedDiagnosis) -> list[int]:
    """The institutions that brought something to it."""
    rows = diagnosis.entries.filter(seat__isnull=False).order_by("seat__institution")
    return list(rows.values_list("seat__institution", flat=True).distinct())


def awaited_answers(institutions: Any) -> QuerySet[DiagnosisPartner]:
    """What some institutions are asked to approve, and have not answered."""
    rows = DiagnosisPartner.objects.filter(
        institution__in=institutions, answer="", diagnosis__state=DiagnosisState.ASKED
    )
    return rows.select_related("diagnosis__network", "institution").order_by("pk")


def diagnosis_of_body(body: Body) -> SharedDiagnosis | None:
    """The last one that was shared of its territory."""
    rows = SharedDiagnosis.objects.filter(body=body, state=DiagnosisState.SHARED)
    return rows.order_by("-shared_on", "-pk").first()


def deployable(network: Network) -> QuerySet[SharedDiagnosis]:
    """Those that were shared of territories where no body is yet."""
    return SharedDiagnosis.objects.filter(network=network, state=DiagnosisState.SHARED, body=None)
