"""A swap that was asked, when the turn has changed hands otherwise: nobody has to answer it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q

from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.rota.enums import SwapState
from tourdetable.domain.rota.models import Swap


def void_swaps(meetings: Iterable[Meeting]) -> None:
    """Close the swaps asked about turns of these meetings that are not theirs any more: a step of
    whatever gives turns."""
    pks = [meeting.pk for meeting in meetings]
    asked = Swap.objects.filter(Q(meeting__in=pks) | Q(in_exchange__in=pks), state=SwapState.ASKED)
    own = Turn.objects.filter(
        meeting=OuterRef("meeting"), duty=OuterRef("duty"), seat=OuterRef("seat")
    )
    back = Turn.objects.filter(
        meeting=OuterRef("in_exchange"), duty=OuterRef("duty_back"), seat=OuterRef("other")
    )
    gone = asked.filter(~Exists(own) | Q(in_exchange__isnull=False) & ~Exists(back))
    gone.update(state=SwapState.VOID, version=F("version") + 1)
