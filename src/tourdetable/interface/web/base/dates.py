"""Dates and hours as people say them, in the reader's language and the network's time zone."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import formats, timezone
from django.utils.translation import get_language

NBSP = "\N{NO-BREAK SPACE}"


def local(moment: datetime) -> datetime:
    """The moment in the reader's time zone."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def short_day(value: date | datetime | None) -> str:
    """« 8 avril 2027 » ; the first of a month is « 1er » in French."""
    if not value:
        return ""
    value = local(value) if isinstance(value, datetime) else value
    if get_language() != "fr":
        return formats.date_format(value, "j F Y")
    number = "1er" if value.day == 1 else str(value.day)
    return f"{number}{NBSP}{formats.date_format(value, 'F Y')}"


def day(value: date | datetime | None) -> str:
    """« jeudi 8 avril 2027 »."""
    if not value:
        return ""
    value = local(value) if isinstance(value, datetime) else value
    return f"{formats.date_format(value, 'l')} {short_day(value)}"


def clock(value: datetime | time | None) -> str:
    """« 9 h 30 » in French, « 9:30 » in English."""
    if not value:
        return ""
    value = local(value) if isinstance(value, datetime) else value
    if get_language() != "fr":
        return f"{value.hour}:{value.minute:02}"
    return f"{value.hour}{NBSP}h{NBSP}{value.minute:02}" if value.minute else f"{value.hour}{NBSP}h"


def moment(value: datetime | None) -> str:
    """« jeudi 8 avril 2027, 9 h 30 »."""
    return f"{day(value)}, {clock(value)}" if value else ""
