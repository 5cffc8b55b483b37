"""Who is told that a date is asked of their body."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tourdetable.domain.coordination.models import DatesCall
from tourdetable.domain.coordination.queries import asked_of, open_call
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Mandate, Office
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind


def of_dates(event: Event, kind: NoticeKind, now: datetime) -> Sequence[Mandate | Office]:
    """Those of whom it is asked. None once it is answered."""
    call = DatesCall.objects.select_related("body__network").filter(pk=subject_id(event)).first()
    if call is None or open_call(call.body, now=now) != call:
        return ()
    return asked_of(call.body, now)
