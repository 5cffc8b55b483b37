"""Closing the swaps that nobody can accept any more: done by the clock of the installation."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.core.exceptions import ValidationError

from tourdetable.domain.journal.actions import AlreadyDone, once, save
from tourdetable.domain.journal.versions import Changed, lock
from tourdetable.domain.networks.actors import By, Operator
from tourdetable.domain.rota.actions.swaps import must_still_hold
from tourdetable.domain.rota.enums import SwapState
from tourdetable.domain.rota.models import Swap

OPEN = (SwapState.ASKED, SwapState.VOID)


def close_swaps(*, now: datetime) -> int:
    """Close every swap that has become impossible, each once; how many.

    A turn has changed hands, a meeting is cancelled or has begun, or has moved to a day on which
    nobody holds a seat.
    """
    rows = Swap.objects.filter(state__in=OPEN, answered_at=None)
    rows = rows.filter(meeting__body__network__closed_on=None)
    around = ("meeting__body__network", "in_exchange__body__network", "seat", "other")
    over = [one for one in rows.select_related(*around).order_by("pk") if is_over(one, now)]
    return sum(closed_now(swap, now) for swap in over)


def is_over(swap: Swap, now: datetime) -> bool:
    """Whether nobody can accept it any more."""
    try:
        must_still_hold(swap, now)
    except ValidationError:
        return True
    return swap.state == SwapState.VOID


def closed_now(swap: Swap, now: datetime) -> bool:
    """Close a swap, unless somebody has just answered it."""
    by = Operator(uuid5(NAMESPACE_URL, f"swap-over:{swap.pk}"))
    try:
        void_swap(swap=swap, by=by, now=now)
    except (AlreadyDone, Changed):
        return False
    return True


@once
def void_swap(*, swap: Swap, by: By, now: datetime) -> Swap:
    """Say that a swap is no longer possible: whoever asked is told, if the turn is still theirs."""
    current = lock(swap, version=swap.version)
    current.state, current.answered_at = SwapState.VOID, now
    return save("swap.voided", current, by, now, facts=[])
