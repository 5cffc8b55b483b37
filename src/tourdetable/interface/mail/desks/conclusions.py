"""The messages that tell those who were asked between meetings how their consultation ended.

As many queries for 3 as for 300. None quotes what anybody said in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.consultations.models import Consultation
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


@dataclass(frozen=True, kw_only=True)
class ConclusionLetter(News):
    """A consultation that became a decision, or was withdrawn."""

    one: Consultation

    @property
    def url(self) -> str:
        """The decision, or what is left of the consultation; by way of the sign-in page."""
        name, pk = "consultation", self.one.pk
        if self.one.decision is not None:
            name, pk = "decision", self.one.decision.pk
        page = reverse(name, args=[self.network.slug, pk])
        return f"{settings.SITE_URL}{reverse('account_request_login_code')}?next={page}"

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it."""
        return {"one": self.one, "decision": self.one.decision, "url": self.url}


class ConclusionDesk(NewsDesk):
    """Everything that the messages of one batch quote about consultations that ended."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        rows = Consultation.objects.select_related("body__network", "decision")
        self.ended = rows.in_bulk({subject_id(event) for event in self.events})
        self.charters = charter_versions({one.body.network_id for one in self.ended.values()})

    def letter(self, parcel: Parcel) -> ConclusionLetter | None:
        """The message of one parcel, as long as somebody has a mailbox."""
        one = self.ended.get(subject_id(parcel[0].event))
        if one is None or parcel[0].person.account is None:
            return None
        network = one.body.network
        charter = in_force(self.charters[network.pk], local_day(network, self.now))
        return ConclusionLetter(
            **self.heading(parcel, charter, network),
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"consultation-{one.pk}",
            one=one,
        )
