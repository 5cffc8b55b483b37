from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class UseOutcome(TextChoices):
    """What became of it there."""

    KEPT = "kept", pgettext_lazy("use", "We keep it")
    ADAPTED = "adapted", pgettext_lazy("use", "We adapted it")
    STOPPED = "stopped", pgettext_lazy("use", "We stopped")
    EARLY = "early", pgettext_lazy("use", "Too soon to say")
