"""Who is told of another time that somebody proposes: whoever convenes the meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Mandate, Office
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.audiences.rights import having
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind


def of_proposal(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Mandate | Office]:
    """Those whose office convenes the meeting, or whose seat's duty there does."""
    rows = Meeting.objects.select_related("body__network").prefetch_related("turns")
    meeting = rows.filter(pk=subject_id(event)).first()
    return conveners(meeting, now) if meeting else []


def conveners(meeting: Meeting, now: datetime) -> list[Mandate | Office]:
    """What lets people convene a meeting."""
    return having(meeting, Right.CONVENE, local_day(meeting.body.network, now))
