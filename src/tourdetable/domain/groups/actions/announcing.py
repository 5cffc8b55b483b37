"""Telling a call for themes to those who may answer it, on the day when it opens."""

from __future__ import annotations

from datetime import datetime

from tourdetable.domain.groups.enums import CallState
from tourdetable.domain.groups.models import ThemeCall
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.networks.actors import By, unless_done
from tourdetable.domain.networks.queries import local_day


def announce_calls(*, now: datetime) -> int:
    """Tell of the calls that are open, each once; how many. To run every day, or more often."""
    rows = ThemeCall.objects.filter(chosen_at=None, body__network__closed_on=None)
    return sum(told(one, now) for one in rows.select_related("body__network").order_by("pk"))


def told(call: ThemeCall, now: datetime) -> bool:
    """Tell of one, if it is open and was not told of yet."""
    if call.state_on(local_day(call.body.network, now)) != CallState.OPEN:
        return False
    named = f"theme call:{call.pk}"
    return unless_done(named, lambda by: announce(call=call, by=by, now=now))


@once
def announce(*, call: ThemeCall, by: By, now: datetime) -> None:
    """Tell those who may answer it, once for all."""
    tell("theme_call.begun", call, by, now)
