"""Who is told of what is asked of seats between meetings: an answer, an action."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tourdetable.domain.consultations.models import Consultation
from tourdetable.domain.consultations.queries import is_running, seats_asked
from tourdetable.domain.decisions.models import FollowUp
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.audiences.meetings import holders
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind


def of_consultation(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Mandate]:
    """Those who hold the seats that are asked and have not spoken."""
    one = consultation_of(event)
    if one is None or not is_running(one, now):
        return ()
    day = local_day(one.body.network, now)
    silent = seats_asked(one.body, day).exclude(pk__in=one.voices.values("seat")).order_by()
    return holders(one.body, day).filter(seat__in=silent.values("pk"))


def of_conclusion(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Mandate]:
    """Those who hold the seats that were asked, whether they spoke or not."""
    one = consultation_of(event)
    if one is None:
        return ()
    day = local_day(one.body.network, now)
    return holders(one.body, day).filter(seat__in=seats_asked(one.body, day).order_by())


def consultation_of(event: Event) -> Consultation | None:
    """The consultation that an event is about."""
    rows = Consultation.objects.select_related("body__network")
    return rows.filter(pk=subject_id(event)).first()


def of_task(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Mandate]:
    """Those who hold the seat that has to do it, and nobody else."""
    rows = FollowUp.objects.select_related("decision__body__network")
    task = rows.filter(pk=event.data["follow_up"], done_on=None).first()
    if task is None:
        return ()
    body = task.decision.body
    return holders(body, local_day(body.network, now)).filter(seat=task.seat_id)
