"""Who is told of experiences: those whom a call invites; those who write one, or are asked to;
those who prepare the body where an urgent one waits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Q, QuerySet

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.experience.models import (
    ExperienceCall,
    ExperienceReport,
    ReportCarrier,
    SecondReading,
)
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.directory import members_of
from tourdetable.domain.networks.models import Mandate, Office
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.audiences.topics import preparing
from tourdetable.domain.notices.enums import NoticeKind

Carrying = Mandate | Office | ReportCarrier


def of_call(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Mandate]:
    """The holders of the seats that it invites, as long as it is open."""
    rows = ExperienceCall.objects.filter(pk=subject_id(event), closed_at=None)
    call = rows.select_related("network").first()
    if call is None:
        return ()
    here = Q(seat__body=call.body_id) if call.body_id else Q(seat__body__network=call.network_id)
    held = Mandate.objects.active(local_day(call.network, now)).filter(here)
    return held.exclude(seat__kind=SeatKind.LIGHT).select_related("person")


def of_experience(event: Event, kind: NoticeKind, now: datetime) -> Sequence[Carrying]:
    """Whoever the event is for."""
    report = report_of(event)
    if report is None:
        return []
    on = local_day(report.network, now)
    if event.kind == "experience.shared":
        return list(invited(report, on).filter(pk=event.data.get("carrier")))
    if event.kind == "experience.second_asked":
        return readers(report, event, on)
    if event.kind == "experience.waits":
        topic = report.topic
        return [*preparing(topic, now)] if topic is not None and topic.waits else []
    return carriers(report, on)


def report_of(event: Event) -> ExperienceReport | None:
    """What the event is about."""
    around = ("network", "topic__network", "topic__body", "topic__sent_to")
    return ExperienceReport.objects.select_related(*around).filter(pk=subject_id(event)).first()


def readers(report: ExperienceReport, event: Event, on: date) -> list[Carrying]:
    """The holders of the seat that is asked to read it."""
    asked = SecondReading.objects.filter(pk=event.data.get("reading"), report=report)
    held = Mandate.objects.active(on).filter(seat__in=asked.values("seat"))
    return list(held.select_related("person"))


def carriers(report: ExperienceReport, on: date) -> list[Carrying]:
    """Everybody who writes it."""
    others = invited(report, on)
    if report.seat_id is not None:
        held = Mandate.objects.active(on).filter(seat=report.seat_id)
        return [*held.select_related("person"), *others]
    filled = Office.objects.active(on).filter(network=report.network, person=report.person_id)
    return [*filled.select_related("person"), *others]


def invited(report: ExperienceReport, on: date) -> QuerySet[ReportCarrier]:
    """Those who were invited to write it, as long as they have a place in the network."""
    rows = report.carriers.filter(person__in=members_of(report.network, on=on))
    return rows.select_related("person")
