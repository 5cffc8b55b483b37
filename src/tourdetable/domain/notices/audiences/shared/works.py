"""Who is told of deliverables: those who make them (those who lead, where nobody does), those who
are asked to read them, those to whose bodies they go."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from tourdetable.domain.deliverables.models import Circulation, Deliverable, PeerReview
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Mandate, Office
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.audiences.topics import preparing_at
from tourdetable.domain.notices.enums import NoticeKind


def of_work(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Mandate | Office]:
    """Those who answer for it, as long as it is owed."""
    work = work_of(event)
    return answering(work, now) if work is not None and work.owed else ()


def of_reading(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Mandate]:
    """Those who hold the seat that is asked, as long as it has not answered."""
    rows = PeerReview.objects.filter(pk=event.data["review"], verdict="")
    review = rows.select_related("of__deliverable__network").first()
    if review is None:
        return ()
    day = local_day(review.of.deliverable.network, now)
    return Mandate.objects.active(day).filter(seat=review.seat_id).select_related("person")


def of_answer(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Mandate | Office]:
    """Those who answer for what was read."""
    work = work_of(event)
    return answering(work, now) if work is not None else ()


def of_circulation(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Mandate]:
    """Those who sit in the bodies to which it went, as long as it is said to have gone there."""
    rows = Circulation.objects.filter(pk=event.data["circulation"])
    sent = rows.select_related("of__deliverable__network").first()
    if sent is None:
        return ()
    day = local_day(sent.of.deliverable.network, now)
    held = Mandate.objects.active(day).filter(seat__body__in=sent.bodies.values("pk"))
    return held.select_related("person").order_by("person_id", "pk")


def work_of(event: Event) -> Deliverable | None:
    """What the event is about."""
    rows = Deliverable.objects.select_related("network", "body__network")
    return rows.filter(pk=subject_id(event)).first()


def answering(work: Deliverable, now: datetime) -> list[Mandate | Office]:
    """Those who make it; where nobody holds its seats, those who prepare the meetings there."""
    return [*makers(work, now)] or preparing_at(work.network, work.body, now)


def makers(work: Deliverable, now: datetime) -> QuerySet[Mandate]:
    """Those who hold its seats today."""
    held = Mandate.objects.active(local_day(work.network, now))
    rows = held.filter(seat__in=work.held_by.values("pk")).select_related("person")
    return rows.order_by("person_id", "pk")
