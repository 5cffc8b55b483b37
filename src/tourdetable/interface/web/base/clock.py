"""The only clock of the platform: everything below is told what time it is."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

DEMO_HOUR = time(9, 0)


def now() -> datetime:
    """The present moment; in the demo, nine o'clock in Paris on the day at which its clock
    stands."""
    if not settings.DEMO_TODAY:
        return timezone.now()
    return datetime.combine(
        date.fromisoformat(settings.DEMO_TODAY), DEMO_HOUR, ZoneInfo("Europe/Paris")
    )
