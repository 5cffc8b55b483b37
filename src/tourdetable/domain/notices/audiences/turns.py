"""Who is told of turns: the seat that is asked to swap, the one that asked, the one whose kit
leaves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.audiences.meetings import holders
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind
from tourdetable.domain.rota.enums import SwapState
from tourdetable.domain.rota.models import Swap
from tourdetable.domain.rota.queries import still_to_take


def of_swap(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Mandate]:
    """Those who hold the seat that is asked, while it is; once it has answered, the one that
    asked. Of a swap that is no longer possible, the one that asked, if the turn is still its own.
    """
    rows = Swap.objects.select_related("meeting__body__network").filter(pk=subject_id(event))
    swap = rows.first()
    if swap is None or (kind is NoticeKind.SWAP and swap.state != SwapState.ASKED):
        return ()
    if swap.state == SwapState.VOID and not still_to_take(swap, now):
        return ()
    body = swap.meeting.body
    seat = swap.other_id if kind is NoticeKind.SWAP else swap.seat_id
    return holders(body, local_day(body.network, now)).filter(seat=seat)


def of_kit(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Mandate]:
    """Those who hold the seat that has the duty."""
    rows = Meeting.objects.select_related("body__network").filter(pk=subject_id(event))
    meeting = rows.first()
    if meeting is None:
        return ()
    day = local_day(meeting.body.network, now)
    return holders(meeting.body, day).filter(seat=event.data["seat"])
