"""The messages about reports of evaluations: to those whose bodies approve one, to those for whom
it is published. None quotes the report.

As many queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.shared.evaluations import GIVEN, holds
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


@dataclass(frozen=True, kw_only=True)
class EvaluationLetter(News):
    """A report that is given to the bodies of those of a mailbox, or published."""

    campaign: Campaign

    @property
    def url(self) -> str:
        """The report, by way of the sign-in page."""
        page = reverse("evaluation_report", args=[self.network.slug, self.campaign.number])
        return f"{settings.SITE_URL}{reverse('account_request_login_code')}?next={page}"

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it."""
        return {"campaign": self.campaign, "given": self.event.kind == GIVEN, "url": self.url}


class EvaluationDesk(NewsDesk):
    """Everything that the messages of one batch quote about evaluations."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        rows = Campaign.objects.select_related("network", "body").defer("method", "findings")
        self.campaigns = rows.in_bulk({subject_id(event) for event in self.events})
        self.charters = charter_versions({one.network_id for one in self.campaigns.values()})

    def letter(self, parcel: Parcel) -> EvaluationLetter | None:
        """The message of one parcel, as long as it is true and somebody has a mailbox."""
        event = parcel[0].event
        campaign = self.campaigns.get(subject_id(event))
        if campaign is None or parcel[0].person.account is None or not holds(event, campaign):
            return None
        on = local_day(campaign.network, self.now)
        charter = in_force(self.charters[campaign.network_id], on)
        return EvaluationLetter(
            **self.heading(parcel, charter, campaign.network),
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"evaluation-{campaign.pk}",
            campaign=campaign,
        )
