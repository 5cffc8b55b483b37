"""Who is told of the report of an evaluation: the bodies that it is given to, then the network."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tourdetable.domain.evaluation.enums import CampaignState
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind

GIVEN = "campaign.given"


def of_report(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Mandate]:
    """Those who sit in the bodies that are asked to approve it; once it is published, and the first
    time only, all who sit in the network."""
    campaign = Campaign.objects.select_related("network").filter(pk=subject_id(event)).first()
    if campaign is None or not holds(event, campaign):
        return ()
    held = Mandate.objects.active(local_day(campaign.network, now))
    if event.kind == GIVEN:
        held = held.filter(seat__body__in=event.data["bodies"])
    else:
        held = held.filter(seat__body__network=campaign.network)
    return held.select_related("person").order_by("person_id", "pk")


def holds(event: Event, campaign: Campaign) -> bool:
    """Whether what the event tells is still so, and was not told before."""
    if event.kind == GIVEN:
        return campaign.state is CampaignState.GIVEN
    told = Event.objects.filter(kind=event.kind, subject=event.subject, pk__lt=event.pk)
    return campaign.published_on is not None and not told.exists()
