"""The messages about topics: to those who answer them, to those who put them forward.

As many queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.topics.enums import WAITING, TopicState
from tourdetable.domain.topics.models import Topic
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions

STILL: Mapping[str, Sequence[TopicState]] = {
    "topic.on_agenda": (TopicState.AGENDA,),
    "topic.taken_up": (TopicState.GROUP,),
    "topic.sent": (TopicState.SENT,),
    "topic.merged": (TopicState.MERGED,),
    "topic.declined": (TopicState.DECLINED,),
    "topic.reopened": (*WAITING, TopicState.GROUP),
}
"""Where a topic must still be for what happened to be told; elsewhere, it must wait."""


@dataclass(frozen=True, kw_only=True)
class TopicLetter(News):
    """A topic that waits, or what was answered to one; the meeting whose agenda has it, if any."""

    topic: Topic
    meeting: Meeting | None = None

    @property
    def url(self) -> str:
        """Where it is read, and answered; by way of the sign-in page."""
        page = reverse("topic", args=[self.network.slug, self.topic.pk])
        return f"{settings.SITE_URL}{reverse('account_request_login_code')}?next={page}"

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it."""
        return {"topic": self.topic, "at": self.meeting, "url": self.url}


class TopicDesk(NewsDesk):
    """Everything that the messages of one batch quote about topics."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        around = ("network", "body", "sent_to", "seat__institution", "person", "merged_into")
        wanted = {subject_id(event) for event in self.events}
        self.topics = Topic.objects.select_related(*around).in_bulk(wanted)
        self.charters = charter_versions({one.network_id for one in self.topics.values()})
        points = AgendaItem.objects.filter(topic__in=wanted, meeting__state__in=CALENDAR)
        rows = points.select_related("meeting__body__network").order_by("pk")
        self.meetings = {point.topic_id: point.meeting for point in rows}

    def letter(self, parcel: Parcel) -> TopicLetter | None:
        """The message of one parcel, as long as it is true and somebody has a mailbox."""
        event = parcel[0].event
        topic = self.topics.get(subject_id(event))
        if topic is None or parcel[0].person.account is None:
            return None
        if topic.state not in STILL.get(event.kind, WAITING):
            return None
        charter = in_force(self.charters[topic.network_id], local_day(topic.network, self.now))
        return TopicLetter(
            **self.heading(parcel, charter, topic.network),
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"topic-{topic.pk}",
            topic=topic,
            meeting=self.meetings.get(topic.pk),
        )
