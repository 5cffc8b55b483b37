"""A swap that was asked, when the turn has changed hands otherwise: nobody has to answer it."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, F, OuterRef, Q

from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.meetings.ties import TURN_TIES
from tourdetable.domain.rota.enums import SwapState
from tourdetable.domain.rota.models import Swap


def void_swaps(meetings: Collection[int]) -> None:
    """Close the swaps asked about turns of these meetings that are not theirs any more, or of a
    meeting that is cancelled."""
    here = Q(meeting__in=meetings) | Q(in_exchange__in=meetings)
    own = held_by(meeting="meeting", duty="duty", seat="seat")
    back = held_by(meeting="in_exchange", duty="duty_back", seat="other")
    gone = ~own | Q(in_exchange__isnull=False) & ~back
    for meeting in ("meeting", "in_exchange"):
        gone |= Q(**{f"{meeting}__state": MeetingState.CANCELLED})
    asked = Swap.objects.filter(here, gone, state=SwapState.ASKED)
    asked.update(state=SwapState.VOID, version=F("version") + 1)


def held_by(**fields: str) -> Exists:
    """Whether a seat has a duty at a meeting, all three named by the fields of the swap."""
    named = {name: OuterRef(field) for name, field in fields.items()}
    return Exists(Turn.objects.filter(**named))


TURN_TIES.append(void_swaps)
