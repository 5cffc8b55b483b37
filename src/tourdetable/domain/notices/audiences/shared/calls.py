"""Who is told of a call for themes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.groups.models import ThemeCall
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind


def of_call(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Mandate]:
    """The holders of the seats of the body that calls, but those who only follow."""
    call = ThemeCall.objects.select_related("body__network").filter(pk=subject_id(event)).first()
    if call is None:
        return ()
    held = Mandate.objects.active(local_day(call.body.network, now)).filter(seat__body=call.body)
    return held.exclude(seat__kind=SeatKind.LIGHT).select_related("person")
