"""What happens to topics when the meeting whose agenda holds them changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tourdetable.domain.journal.actions import touch
from tourdetable.domain.journal.models import KIND
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.topics.actions.answering import reopen
from tourdetable.domain.topics.models import Topic


def topics_of(meeting: Meeting) -> list[int]:
    """The topics on the agenda of a meeting."""
    rows = AgendaItem.objects.filter(meeting=meeting, topic__isnull=False).order_by("pk")
    return [topic for topic in rows.values_list("topic", flat=True) if topic]


def topics_wait_again(topics: Iterable[int | None], by: By, now: datetime) -> None:
    """Those that were taken off an agenda, unless another one holds them."""
    gone = {topic for topic in topics if topic}
    if not gone:
        return
    held = AgendaItem.objects.filter(topic__in=gone, meeting__state__in=CALENDAR)
    reopen(gone - set(held.values_list("topic", flat=True)), by, now)


def topics_follow(meeting: Meeting) -> None:
    """The day on which topics are taken up has changed, in the bodies of which they are (one
    query)."""
    rows = Topic.objects.filter(points__meeting=meeting, body__isnull=False)
    bodies = set(rows.exclude(body=meeting.body_id).values_list("body", flat=True))
    if bodies:
        touch(meeting.body.network.slug, *(f"{body}{KIND}topics" for body in sorted(bodies)))
