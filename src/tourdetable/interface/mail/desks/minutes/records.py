"""The messages to those who write minutes, and to whoever asked them for a correction.

As many queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse

from tourdetable.core.charter.terms.model import Charter, Right
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.minutes.models import Minutes, MinutesCorrection, Remark
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import TOLD, NoticeKind
from tourdetable.domain.notices.rules import is_late_overtaken, is_remark_overtaken
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


@dataclass(frozen=True, kw_only=True)
class RecordLetter(News):
    """A correction that is asked for, the answer to one, or minutes that are late; `writers`: the
    seats that have the duty of writing them."""

    meeting: Meeting
    writers: tuple[Seat, ...]
    remark: Remark | None = None
    correction: MinutesCorrection | None = None

    @property
    def url(self) -> str:
        """Where it is dealt with; by way of the sign-in page."""
        page = reverse("minutes", args=[self.network.slug, self.meeting.pk])
        return f"{settings.SITE_URL}{reverse('account_request_login_code')}?next={page}"

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it."""
        sent_back = self.correction.sent_back_by if self.correction else None
        return {
            "meeting": self.meeting,
            "url": self.url,
            "remark": self.remark,
            "correction": self.correction,
            "asking": self.remark.seat if self.remark else sent_back,
            "coordinates": self.event.data.get("step", 0) > 0,
            "writers": self.writers,
        }


class RecordDesk(NewsDesk):
    """Everything that the messages of one batch quote about minutes to write."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        late = {subject_id(event) for event in self.events if is_late(event)}
        others = {subject_id(event) for event in self.events if not is_late(event)}
        minutes = Minutes.objects.defer("text")
        self.minutes = minutes.in_bulk(others)
        self.records = {row.meeting_id: row for row in minutes.filter(meeting__in=late)}
        asked = {event.data.get("remark") for event in self.events}
        self.remarks = Remark.objects.select_related("seat__institution").in_bulk(asked - {None})
        sent = {event.data.get("correction") for event in self.events}
        corrections = MinutesCorrection.objects.defer("text").select_related(
            "sent_back_by__institution"
        )
        self.corrections = corrections.in_bulk(sent - {None})
        known = late | {row.meeting_id for row in self.minutes.values()}
        around = Prefetch("turns", Turn.objects.select_related("seat__institution"))
        rows = Meeting.objects.select_related("body__network").prefetch_related(around)
        self.meetings = rows.in_bulk(known)
        networks = {meeting.body.network_id for meeting in self.meetings.values()}
        self.charters = charter_versions(networks)

    def letter(self, parcel: Parcel) -> RecordLetter | None:
        """The message of one parcel, as long as it is true and somebody has a mailbox."""
        event = parcel[0].event
        meeting = self.meeting(event)
        if meeting is None or parcel[0].person.account is None or self.overtaken(event):
            return None
        network = meeting.body.network
        charter = in_force(self.charters[network.pk], local_day(network, self.now))
        return RecordLetter(
            **self.heading(parcel, charter, network),
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"meeting-{meeting.pk}",
            meeting=meeting,
            writers=writers(meeting, charter),
            remark=self.remarks.get(event.data.get("remark", 0)),
            correction=self.corrections.get(event.data.get("correction", 0)),
        )

    def meeting(self, event: Event) -> Meeting | None:
        """The meeting whose minutes an event is about."""
        if is_late(event):
            return self.meetings.get(subject_id(event))
        minutes = self.minutes.get(subject_id(event))
        return self.meetings.get(minutes.meeting_id) if minutes else None

    def overtaken(self, event: Event) -> bool:
        """Whether it is no longer true."""
        if is_late(event):
            return is_late_overtaken(self.records.get(subject_id(event)))
        remark = self.remarks.get(event.data.get("remark", 0))
        correction = self.corrections.get(event.data.get("correction", 0))
        minutes = self.minutes[subject_id(event)]
        return is_remark_overtaken(event, minutes, remark, correction)


def writers(meeting: Meeting, charter: Charter) -> tuple[Seat, ...]:
    """The seats whose duty at a meeting is to write its minutes."""
    duties = charter.vocabulary.duties_of(meeting.body.kind)
    writing = {duty.code for duty in duties if Right.MINUTES in duty.rights}
    return tuple(turn.seat for turn in meeting.turns.all() if turn.duty in writing)


def is_late(event: Event) -> bool:
    """Whether an event is about a meeting whose minutes are late."""
    return TOLD[event.kind] is NoticeKind.LATE_MINUTES
