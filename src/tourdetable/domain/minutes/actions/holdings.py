"""What this app keeps for a seat: remarks, approvals, signatures and readings of minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.domain.meetings.actions.holdings import meetings_from
from tourdetable.domain.minutes.models import (
    Approval,
    CorrectionApproval,
    CoSignature,
    MinutesCorrection,
    MinutesReading,
    Remark,
)
from tourdetable.domain.networks.actions.holdings import HOLDINGS, SeatTrace
from tourdetable.domain.networks.models import Seat


class SeatInMinutes:
    """What a seat said of the minutes of a meeting is of the seat of that day."""

    def weigh(self, seat: Seat, since: date) -> None:
        """What was said is the seat's: its holders may change."""

    def pass_on(self, seat: Seat, to: Seat, since: date) -> None:
        """What was said of the minutes of these days."""
        later = [meeting.pk for meeting in meetings_from(seat, since)]
        for kept in (Remark, Approval, CoSignature, MinutesReading):
            kept.objects.filter(minutes__meeting__in=later, seat=seat).update(seat=to)
        given = CorrectionApproval.objects.filter(seat=seat)
        given.filter(correction__minutes__meeting__in=later).update(seat=to)
        sent_back = MinutesCorrection.objects.filter(sent_back_by=seat, minutes__meeting__in=later)
        sent_back.update(sent_back_by=to)

    def free(self, seat: Seat, ends: date) -> None:
        """What was said stays."""

    def traces(self, seat: Seat) -> Iterator[SeatTrace]:
        """Nothing here says which person it was."""
        yield from ()


HOLDINGS.append(SeatInMinutes())
