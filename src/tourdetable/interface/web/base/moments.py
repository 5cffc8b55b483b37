"""From the day and time that people write to a moment, in the network's time zone, and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

IN_LIVING_MEMORY = (MinValueValidator(date(1990, 1, 1)), MaxValueValidator(date(2099, 12, 31)))
"""Days outside these bounds are slips of the keyboard."""


def moment(day: date, at: time, zone: str) -> datetime:
    """That day, at that time of the clocks there.

    Raises `ValidationError` for a time that is not one moment: clocks jump over it that day, or go
    back over it and show it twice.
    """
    there = datetime.combine(day, at.replace(second=0, microsecond=0, tzinfo=None), ZoneInfo(zone))
    found = there.astimezone(
        UTC
    )  # the one kind of moment that compares well with others on a night when clocks change
    shown_day, shown = day_and_time(found, zone)
    if (shown_day, shown) != (day, there.time()):
        words = _(
            "On that day the clocks go forward over this time: it does not exist. Choose "
            "%(later)s, for instance."
        )
        raise ValidationError(words % {"later": shown.strftime("%H:%M")})
    if there.replace(fold=1).utcoffset() != there.utcoffset():
        words = _(
            "On that night the clocks go back over this time: they show it twice. Choose another "
            "time."
        )
        raise ValidationError(words)
    return found


def day_and_time(value: datetime, zone: str) -> tuple[date, time]:
    """The day and time of a moment, as clocks there show them."""
    there = value.astimezone(ZoneInfo(zone))
    return there.date(), there.time().replace(second=0, microsecond=0)
