"""Reads: deliverables that somebody may know of, what is asked of a reader, what is published."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils.translation import gettext

from tourdetable.core.words.audience import BEYOND_THE_BODY, Audience
from tourdetable.domain.decisions.enums import ADOPTED, DecisionEffectKind
from tourdetable.domain.decisions.models import DecisionEffect
from tourdetable.domain.deliverables.checklists import DEFAULT
from tourdetable.domain.deliverables.enums import OWED, DeliverableState, ReviewVerdict
from tourdetable.domain.deliverables.models import (
    Circulation,
    Deliverable,
    PeerReview,
    QualityChecklist,
    WorkVersion,
)
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.networks.queries import Standing, is_held
from tourdetable.domain.people.models import Institution

APPROVES = DecisionEffectKind.APPROVE_DELIVERABLE

STILL_OWED = Q(state__in=OWED, in_force=None)
"""Nothing was delivered yet, and it was not given up."""


def seen_by(standing: Standing) -> QuerySet[Deliverable]:
    """All those that a member may know of in the network (`rules.may_know`)."""
    rows = Deliverable.objects.filter(network=standing.network)
    if any(office.body_id is None for office in standing.offices):
        return rows
    own = {seat.body_id for seat in standing.seats} | {one.body_id for one in standing.offices}
    asked = PeerReview.objects.filter(
        of__deliverable=OuterRef("pk"), seat__in=[seat.pk for seat in standing.seats]
    )
    near = Q(body__in=own) | Q(Exists(asked)) | Q(pk__in=put_to_some(own))
    return rows.filter(near | Q(audience__in=BEYOND_THE_BODY))


def put_to_some(bodies: Collection[int | None]) -> QuerySet[Deliverable, Any]:
    """The ids of those of which a version was put to decision in some bodies."""
    put = DecisionEffect.objects.filter(
        kind=APPROVES, work_version__in=OuterRef("versions"), decision__body__in=bodies
    )
    return Deliverable.objects.filter(Exists(put)).values("pk")


def put_to(deliverable: Deliverable) -> QuerySet[DecisionEffect]:
    """The decisions to which its versions were put, in order."""
    pks = deliverable.versions.values("pk")
    rows = DecisionEffect.objects.filter(kind=APPROVES, work_version__in=pks)
    return rows.select_related("decision__body").order_by("pk")


def last_answer() -> Subquery:
    """Beside a deliverable, the outcome of the last decision to which its last version was put:
    empty while it is open, none when there was none."""
    versions = WorkVersion.objects.filter(deliverable=OuterRef(OuterRef("pk"))).order_by("-number")
    last = Subquery(versions.values("pk")[:1])
    rows = DecisionEffect.objects.filter(kind=APPROVES, work_version=last)
    return Subquery(rows.order_by("-pk").values("decision__outcome")[:1])


def is_refused(outcome: str | None) -> bool:
    """Whether a decision is concluded, and was not adopted."""
    return bool(outcome) and outcome not in ADOPTED


def published(network: Network) -> QuerySet[Deliverable]:
    """Those that strangers may read: circulated, their version in force being for everybody."""
    public = Q(in_force__audience=Audience.PUBLIC, circulated_on__isnull=False)
    return Deliverable.objects.filter(public, network=network)


def of_body(rows: QuerySet[Deliverable], body: Body | None) -> QuerySet[Deliverable]:
    """Those of one body, or (None) of all."""
    return rows if body is None else rows.filter(body=body)


def in_order(rows: QuerySet[Deliverable]) -> QuerySet[Deliverable]:
    """What is owed first, by its day; then what came, the latest first; what was given up last."""
    rank = Case(
        When(STILL_OWED, then=Value(0)),
        When(state=DeliverableState.ABANDONED, then=Value(2)),
        default=Value(1),
        output_field=IntegerField(),
    )
    owed = Case(When(STILL_OWED, then=F("due_on")))
    order = ("rank", F("owed_on").asc(nulls_last=True), F("delivered_on").desc(nulls_last=True))
    return rows.annotate(rank=rank, owed_on=owed).order_by(*order, "-number")


def late(rows: QuerySet[Deliverable], *, on: date) -> QuerySet[Deliverable]:
    """Those that were due before a day, and did not come."""
    return rows.filter(STILL_OWED, due_on__lt=on)


def held_for(seats: Collection[int]) -> QuerySet[Deliverable]:
    """What some seats still have to deliver, by its day."""
    rows = Deliverable.objects.filter(STILL_OWED, held_by__in=seats).distinct()
    return rows.select_related("body__network").order_by(F("due_on").asc(nulls_last=True), "pk")


def awaited_reviews(seats: Collection[int]) -> QuerySet[PeerReview]:
    """What some seats are asked to read, and have not answered."""
    rows = PeerReview.objects.filter(seat__in=seats, verdict="")
    around = ("of__deliverable__body__network", "seat__institution")
    return rows.select_related(*around).order_by(F("wanted_by").asc(nulls_last=True), "pk")


def reviews_of(deliverable: Deliverable, *, on: date) -> QuerySet[PeerReview]:
    """Who was asked to read which version, and what they said, the latest first; `.held`: whether
    somebody holds the seat that day."""
    rows = PeerReview.objects.filter(of__deliverable=deliverable).annotate(held=is_held("seat", on))
    return rows.select_related("of", "seat__institution", "seat__body").order_by("-pk")


def is_ready(version: WorkVersion) -> bool:
    """Whether a reader of another institution said that it is ready (one query)."""
    return version.reviews.filter(verdict=ReviewVerdict.READY).exists()


def versions_of(deliverable: Deliverable) -> QuerySet[WorkVersion]:
    """All its versions, the latest first, without their texts."""
    rows = deliverable.versions.select_related("kept_by", "stored", "decision")
    return rows.defer("text").order_by("-number")


def last_version(deliverable: Deliverable) -> WorkVersion | None:
    """The last version that was kept."""
    return deliverable.versions.select_related("stored").order_by("-number").first()


def circulations_of(deliverable: Deliverable) -> QuerySet[Circulation]:
    """To whom it went, the latest first."""
    rows = Circulation.objects.filter(of__deliverable=deliverable)
    return (
        rows.select_related("of", "by")
        .prefetch_related("bodies", "institutions")
        .order_by("-on", "-pk")
    )


def readers(deliverable: Deliverable, *, on: date) -> QuerySet[Seat]:
    """The seats that may be asked to read it: of any body, of institutions that hold no part of
    it, that somebody holds."""
    own = deliverable.held_by.values("institution")
    rows = Seat.objects.active(on).filter(body__network=deliverable.network_id)
    rows = rows.filter(Q(body__ends=None) | Q(body__ends__gte=on)).exclude(institution__in=own)
    held = Q(mandates__starts__lte=on) & (Q(mandates__ends=None) | Q(mandates__ends__gte=on))
    rows = rows.filter(held).distinct().select_related("institution", "body")
    return rows.order_by("institution__sort_key", "body__sort_key", "pk")


def institutions_in(network: Network, *, on: date) -> QuerySet[Institution]:
    """The institutions that sit in a network that day, by name."""
    there = Seat.objects.active(on).filter(institution=OuterRef("pk"), body__network=network)
    return Institution.objects.filter(Exists(there)).order_by("sort_key", "pk")


def checklist_of(network: Network) -> QualityChecklist | None:
    """The checklist that counts, if the network wrote one."""
    return QualityChecklist.objects.filter(network=network).order_by("-number").first()


def questions_of(network: Network) -> list[str]:
    """What a reader is asked: the network's own questions, or those that any would ask."""
    own = checklist_of(network)
    return list(own.lines) if own is not None else [gettext(line) for line in DEFAULT]
