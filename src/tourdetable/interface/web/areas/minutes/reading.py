"""The seats that follow through the minutes, and whether they have read them."""

from __future__ import annotations

from typing import Any

from tourdetable.domain.meetings.rules import may_speak
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import MinutesReading
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext
from tourdetable.interface.web.base.forms import WriteForm


def following(record: MinutesInContext) -> tuple[Seat, ...]:
    """The reader's seats that follow through the minutes, once these are circulated."""
    standing, circulated = record.scene.standing, record.state == MinutesState.CIRCULATED
    if standing is None or not circulated or not record.readable:
        return ()
    return tuple(seat for seat in may_speak(standing, record.meeting) if seat.follows)


def unread(record: MinutesInContext) -> tuple[Seat, ...]:
    """Those that have not said yet that they read them (a query, for whoever follows)."""
    seats = following(record)
    if not seats:
        return ()
    rows = MinutesReading.objects.filter(minutes=record.minutes, seat__in=seats)
    said = set(rows.values_list("seat_id", flat=True))
    return tuple(seat for seat in seats if seat.pk not in said)


def read_form(record: MinutesInContext, seats: tuple[Seat, ...], data: Any = None) -> WriteForm:
    """The button, for those seats."""
    return WriteForm(data, scene=record.scene, capacities=seats)
