"""Consultations between meetings: who is asked, who has spoken, what was said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.networks.models import Body, Mandate, Seat


def seats_asked(body: Body, on: date) -> QuerySet[Seat]:
    """The seats of a body that are asked: those that somebody holds, and that do not merely follow
    its minutes."""
    held = Exists(Mandate.objects.active(on).filter(seat=OuterRef("pk")))
    seats = Seat.objects.active(on).filter(held, body=body).exclude(kind=SeatKind.LIGHT)
    return seats.select_related("institution").order_by("institution__sort_key", "pk")


def running(now: datetime) -> QuerySet[Consultation]:
    """Those to which one may answer."""
    return awaited().filter(closes_at__gt=now)


def awaited() -> QuerySet[Consultation]:
    """Those of which something is still to come: answers, or a conclusion."""
    return Consultation.objects.filter(decision=None, withdrawn_at=None)


def is_running(consultation: Consultation, now: datetime) -> bool:
    """Whether one may answer."""
    return not consultation.ended and now < consultation.closes_at


def may_be_concluded(
    consultation: Consultation, asked: Iterable[int], spoken: Iterable[int], now: datetime
) -> bool:
    """Whether its time is over, or every seat that is asked has spoken."""
    over = now >= consultation.closes_at or set(asked) <= set(spoken)
    return over and not consultation.ended


def voices_of(consultation: Consultation) -> list[SeatVoice]:
    """What the seats have said, in alphabetical order: for those who may read it (`rules`)."""
    rows = consultation.voices.select_related("seat__institution")
    return list(rows.order_by("seat__institution__sort_key", "seat"))


def of_body(body: Body) -> QuerySet[Consultation]:
    """Those of a body, latest first."""
    rows = Consultation.objects.filter(body=body).select_related("decision")
    return rows.order_by("-opened_at", "-pk")
