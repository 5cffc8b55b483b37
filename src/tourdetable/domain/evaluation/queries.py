"""Reads of evaluations: those whose report is out."""

from __future__ import annotations

from django.db.models import QuerySet

from tourdetable.core.words.audience import LADDER, Audience
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.networks.models import Network


def published_reports(network: Network, reader: Audience = Audience.PUBLIC) -> QuerySet[Campaign]:
    """The evaluations whose report such a reader reads, the latest first."""
    shown = [one for one in LADDER if reader.shows(one)]
    rows = Campaign.objects.filter(network=network, published_on__isnull=False, audience__in=shown)
    return rows.order_by("-published_on", "-pk")
