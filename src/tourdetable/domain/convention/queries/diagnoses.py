"""Reads of diagnoses: those of a network, what each holds, who is asked."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tourdetable.domain.convention.enums import DiagnosisState, PartnerAnswer
from tourdetable.domain.convention.models import (
    DiagnosisEntry,
    DiagnosisPartner,
    SharedDiagnosis,
)
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.people.models import Institution

WHOSE = Coalesce("seat__institution", "institution")
"""The institution that brought a line, if one did."""


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
    around = ("seat__institution", "institution", "person")
    return diagnosis.entries.select_related(*around).order_by("pk")


def partners_of(diagnosis: SharedDiagnosis, *, on: date) -> QuerySet[DiagnosisPartner]:
    """Who is called on or asked, by name; `.sits`: whether somebody holds a seat for it in the
    network; `.brought`: how many lines it has brought."""
    held = held_seats(diagnosis.network, on=on).filter(institution=OuterRef("institution"))
    lines = brought_by(OuterRef("institution")).filter(diagnosis=OuterRef("diagnosis"))
    counted = lines.order_by().values("diagnosis").annotate(n=Count("pk")).values("n")
    rows = diagnosis.partners.select_related("institution", "seat__body", "person")
    rows = rows.annotate(sits=Exists(held), brought=Coalesce(Subquery(counted), 0))
    return rows.order_by("institution__sort_key", "pk")


def brought_by(institution: Any) -> QuerySet[DiagnosisEntry]:
    """The lines that an institution brought, by a seat or by a link."""
    whose = Q(seat__institution=institution) | Q(institution=institution)
    return DiagnosisEntry.objects.filter(whose)


def held_seats(network: Network, *, on: date) -> QuerySet[Seat]:
    """The seats of a network that somebody holds that day."""
    held = Q(mandates__starts__lte=on) & (Q(mandates__ends=None) | Q(mandates__ends__gte=on))
    rows = Seat.objects.active(on).filter(held, body__network=network)
    return rows.filter(Q(body__ends=None) | Q(body__ends__gte=on)).distinct()


def institutions_to_ask(network: Network, *, on: date) -> QuerySet[Institution]:
    """Those who may be asked to approve: somebody holds a seat for them, by name."""
    seats = held_seats(network, on=on).filter(institution=OuterRef("pk"))
    return Institution.objects.filter(Exists(seats)).order_by("sort_key", "pk")


def institutions_to_approve(diagnosis: SharedDiagnosis, *, on: date) -> QuerySet[Institution]:
    """Those who may be asked to approve it: those that sit, or were sent a link, by name."""
    linked = diagnosis.partners.exclude(email="").values("institution")
    sitting = institutions_to_ask(diagnosis.network, on=on).order_by().values("pk")
    rows = Institution.objects.filter(Q(pk__in=sitting) | Q(pk__in=linked))
    return rows.order_by("sort_key", "pk")


def awaited_of(diagnosis: SharedDiagnosis) -> set[int]:
    """The institutions that one expects to approve it: called on, or that brought something."""
    called = diagnosis.partners.values_list("institution", flat=True)
    return {*called, *contributors_of(diagnosis)}


def contributors_of(diagnosis: SharedDiagnosis) -> list[int]:
    """The institutions that brought something to it."""
    rows = diagnosis.entries.annotate(brought_by=WHOSE).filter(brought_by__isnull=False)
    return list(rows.order_by("brought_by").values_list("brought_by", flat=True).distinct())


def diagnosis_of_body(body: Body) -> SharedDiagnosis | None:
    """The last one that was shared of its territory."""
    rows = SharedDiagnosis.objects.filter(body=body, state=DiagnosisState.SHARED)
    return rows.order_by("-shared_on", "-pk").first()


def deployable(network: Network) -> QuerySet[SharedDiagnosis]:
    """Those that were shared of territories where no body is yet."""
    return SharedDiagnosis.objects.filter(network=network, state=DiagnosisState.SHARED, body=None)
