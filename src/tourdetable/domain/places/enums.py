from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class StepFree(TextChoices):
    """Whether somebody who cannot climb a step reaches the rooms of a place."""

    YES = "yes", pgettext_lazy("step-free access", "yes")
    NO = "no", pgettext_lazy("step-free access", "no")
    UNKNOWN = "unknown", pgettext_lazy("step-free access", "not known")
