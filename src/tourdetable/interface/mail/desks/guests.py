"""The message to somebody who is called in, with the link that is theirs; and, when their meeting
moves or is cancelled, the one that says so.

As many queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.tokens import token_of
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import TOLD, NoticeKind
from tourdetable.domain.notices.rules import is_guest_overtaken
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


@dataclass(frozen=True, kw_only=True)
class GuestLetter(News):
    """What one guest is told; `meeting` is None for one called in for a time."""

    guest: Guest
    meeting: Meeting | None

    @property
    def url(self) -> str:
        """The link that is theirs."""
        return f"{settings.SITE_URL}{reverse('guest_link', args=[token_of(self.guest)])}"


class GuestDesk(NewsDesk):
    """Everything that the messages of one batch quote about guests."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        around = ("body__network", "meeting__body__network", "meeting__place", "person")
        rows = Guest.objects.filter(person__in=self.people, withdrawn_on=None)
        self.guests = list(rows.select_related(*around).order_by("-pk"))
        self.charters = charter_versions({guest.body.network_id for guest in self.guests})

    def letter(self, parcel: Parcel) -> GuestLetter | None:
        """The message of one parcel, if it still has something true to tell."""
        event, guest = parcel[0].event, self.guest(parcel)
        if guest is None or parcel[0].person.account is None:
            return None
        if is_guest_overtaken(event, guest, latest=self.latest, now=self.now):
            return None
        network = guest.body.network
        charter = in_force(self.charters[network.pk], local_day(network, self.now))
        heading = self.heading(parcel, charter, network) | {"kind": NoticeKind.GUEST}
        thread, persons = f"guest-{guest.pk}", (guest.person,)
        return GuestLetter(
            **heading, persons=persons, thread=thread, guest=guest, meeting=guest.meeting
        )

    def guest(self, parcel: Parcel) -> Guest | None:
        """Whom a parcel is for: of the event itself, or called in to the meeting that it tells
        of."""
        event, people = parcel[0].event, {notice.person_id for notice in parcel}
        about = "pk" if TOLD[event.kind] is NoticeKind.GUEST else "meeting_id"
        theirs = (guest for guest in self.guests if guest.person_id in people)
        return next((one for one in theirs if getattr(one, about) == subject_id(event)), None)
