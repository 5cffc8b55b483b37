from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Part(TextChoices):
    """A half-day, or the whole day (the planner's codes)."""

    AM = "AM", _("morning")
    PM = "PM", _("afternoon")
    DAY = "DAY", _("whole day")


HALVES = {"AM": ("AM",), "PM": ("PM",), "DAY": ("AM", "PM")}
"""The half-days of each part."""


class Source(TextChoices):
    """Where an absence comes from."""

    TYPED = "typed", _("typed")
    CALENDAR = "calendar", _("read from a calendar")
