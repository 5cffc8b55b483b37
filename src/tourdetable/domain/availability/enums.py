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


class Aside(TextChoices):
    """What the reading of a calendar has to say of its entries, by kind."""

    NETWORK = "network"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    FREE = "free"
    HOURS = "hours"
    PAST = "past"
    FAR = "far"
    TENTATIVE = "tentative"
    ZONE = "zone"
    EXCEPTION = "exception"
    UNCLOSED = "unclosed"
    UNDATED = "undated"
    ENDLESS = "endless"
    REVERSED = "reversed"
    RULE = "rule"
    TORN = "torn"


NOT_UNDERSTOOD = (Aside.UNDATED, Aside.ENDLESS, Aside.REVERSED, Aside.RULE, Aside.TORN)
"""Entries of which nothing is kept, for want of understanding them."""

DOUBTFUL = (Aside.TENTATIVE, Aside.ZONE, Aside.EXCEPTION, Aside.UNCLOSED)
"""Entries that are counted, with a doubt that is said."""
