"""Reads: the points of agendas of meetings that took place."""

from __future__ import annotations

from collections.abc import Collection

from tourdetable.core.charter.judge.functions import HeldPoint
from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.meetings.calendar.seasons import moments
from tourdetable.domain.meetings.enums import CALENDAR, PointKind
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day

COLUMNS = ("pk", "meeting__body", "meeting", "meeting__starts_at", "title", "purpose")


def points_held(network: Network, within: Period, *, purposes: Collection[str]) -> list[HeldPoint]:
    """The points for one of these purposes, of the meetings of some days that stand in the
    calendar; breaks and the usual first and last points are none (one query)."""
    first, after = moments(network, within)
    rows = AgendaItem.objects.filter(
        kind=PointKind.POINT,
        purpose__in=purposes,
        meeting__body__network=network,
        meeting__state__in=CALENDAR,
        meeting__starts_at__gte=first,
        meeting__starts_at__lt=after,
    )
    return [
        HeldPoint(str(pk), str(body), str(meeting), local_day(network, at), title, purpose)
        for pk, body, meeting, at, title, purpose in rows.order_by("pk").values_list(*COLUMNS)
    ]
