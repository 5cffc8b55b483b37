"""The message that tells whoever convenes a meeting that somebody proposes another time.

As many queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.inbox.enums import MailState
from tourdetable.domain.inbox.models import ReceivedMail
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.people.models import Person
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


@dataclass(frozen=True, kw_only=True)
class ProposalLetter(News):
    """Another time that somebody proposes for a meeting."""

    meeting: Meeting
    mail: ReceivedMail

    @property
    def url(self) -> str:
        """Where it is read, and taken up; by way of the sign-in page."""
        page = reverse("inbox_mail", args=[self.network.slug, self.mail.pk])
        return f"{settings.SITE_URL}{reverse('account_request_login_code')}?next={page}"


class ProposalDesk(NewsDesk):
    """Everything that the messages of one batch quote about times that are proposed."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        rows = ReceivedMail.objects.select_related("meeting__body__network", "person")
        self.mails = rows.defer("raw").in_bulk({event.data.get("mail") for event in self.events})
        networks = {row.network_id for row in self.mails.values() if row.network_id}
        self.charters = charter_versions(networks)

    def letter(self, parcel: Parcel) -> ProposalLetter | None:
        """The message of one parcel, unless somebody has dealt with it, or it is too late."""
        mail = self.mails.get(parcel[0].event.data.get("mail"))
        meeting = mail.meeting if mail else None
        if mail is None or meeting is None or not self.matters(mail, parcel[0].person):
            return None
        network = meeting.body.network
        charter = in_force(self.charters[network.pk], local_day(network, self.now))
        return ProposalLetter(
            **self.heading(parcel, charter, network),
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"meeting-{meeting.pk}",
            meeting=meeting,
            mail=mail,
        )

    def matters(self, mail: ReceivedMail, person: Person) -> bool:
        """Whether it still waits, before the meeting is over, for somebody who has a mailbox."""
        meeting, waits = mail.meeting, mail.state == MailState.WAITING
        late = meeting is None or meeting.ends_at <= self.now
        return waits and not late and person.account is not None
