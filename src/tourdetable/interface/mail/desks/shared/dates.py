"""The message that asks those who convene a body for a date.

As many queries for 3 as for 300, but for those that look whether each call is answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.coordination.models import DatesCall
from tourdetable.domain.coordination.queries import is_answered, next_days
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


@dataclass(frozen=True, kw_only=True)
class DatesLetter(News):
    """A date that is asked of one body."""

    call: DatesCall

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it."""
        where = reverse("body", args=[self.network.slug, self.call.body.slug])
        said = {"call": self.call, "body": self.call.body}
        return said | {"url": f"{settings.SITE_URL}{where}"}


class DatesDesk(NewsDesk):
    """The calls of one batch, and when their bodies meet next."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        rows = DatesCall.objects.select_related("body__network")
        self.calls = rows.in_bulk({subject_id(event) for event in self.events})
        bodies = [call.body for call in self.calls.values()]
        self.charters = charter_versions({body.network_id for body in bodies})
        self.days = next_days(bodies, now)

    def letter(self, parcel: Parcel) -> DatesLetter | None:
        """The message of one parcel, as long as the date is waited for."""
        call = self.calls.get(subject_id(parcel[0].event))
        if call is None or not self.waits(call):
            return None
        network = call.body.network
        charter = in_force(self.charters[network.pk], local_day(network, self.now))
        return DatesLetter(
            **self.heading(parcel, charter, network),
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"dates-{call.pk}",
            call=call,
        )

    def waits(self, call: DatesCall) -> bool:
        """Whether it is not taken back, answered or past."""
        past = call.until < local_day(call.body.network, self.now)
        answered = is_answered(call.until, self.days.get(call.body_id))
        return not (past or answered or call.taken_back_on)
