"""The message that tells members of a call for themes.

As many queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.groups.enums import CallState
from tourdetable.domain.groups.models import ThemeCall
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


@dataclass(frozen=True, kw_only=True)
class ThemeCallLetter(News):
    """A call for themes that is open."""

    call: ThemeCall

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it."""
        page = reverse("call", args=[self.network.slug, self.call.pk])
        sign_in = f"{settings.SITE_URL}{reverse('account_request_login_code')}"
        return {"call": self.call, "url": f"{sign_in}?next={page}"}


class ThemeCallDesk(NewsDesk):
    """Everything that the messages of one batch quote about calls for themes."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        rows = ThemeCall.objects.select_related("body__network")
        self.calls = rows.in_bulk({subject_id(event) for event in self.events})
        self.charters = charter_versions({one.body.network_id for one in self.calls.values()})

    def letter(self, parcel: Parcel) -> ThemeCallLetter | None:
        """The message of one parcel, as long as the call is open."""
        call = self.calls.get(subject_id(parcel[0].event))
        if call is None:
            return None
        network = call.body.network
        on = local_day(network, self.now)
        if call.state_on(on) != CallState.OPEN:
            return None
        return ThemeCallLetter(
            **self.heading(parcel, in_force(self.charters[network.pk], on), network),
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"theme-call-{call.pk}",
            call=call,
        )
