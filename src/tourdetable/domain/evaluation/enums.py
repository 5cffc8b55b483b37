from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class CampaignState(TextChoices):
    """Where an evaluation stands; each state follows from the days that are written."""

    OPEN = "open", pgettext_lazy("evaluation", "being conducted")
    FROZEN = "frozen", pgettext_lazy("evaluation", "figures frozen")
    GIVEN = "given", pgettext_lazy("evaluation", "given, to be approved")
    APPROVED = "approved", pgettext_lazy("evaluation", "approved")
    PUBLISHED = "published", pgettext_lazy("evaluation", "published")


WRITTEN = (CampaignState.OPEN, CampaignState.FROZEN)
"""States in which its words may still be written."""
