"""The meetings to come whose agenda a person prepares."""

from __future__ import annotations

from datetime import datetime

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_network
from tourdetable.domain.meetings.rules import may_in_body
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import Standing


def prepared_by(standing: Standing, network: Network, *, now: datetime) -> list[Meeting]:
    """Those not ended of which the person may write the agenda, by an office or by a turn at that
    meeting, soonest first (two queries)."""
    rows = in_network(network).filter(state__in=CALENDAR, ends_at__gte=now)
    coming = rows.order_by("starts_at", "pk").prefetch_related("turns")
    return [
        meeting
        for meeting in coming
        if standing.sits_in(meeting.body_id)
        and may_in_body(standing, Right.AGENDA, meeting.body, meeting.turns.all())
    ]
