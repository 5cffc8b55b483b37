"""Fields that several forms share: a day, a time, as browsers let people choose them."""

from __future__ import annotations

from datetime import time
from typing import Any

from django import forms

from tourdetable.interface.web.base.moments import IN_LIVING_MEMORY

DAY = "%Y-%m-%d"


class DayInput(forms.DateInput):
    """The browser's own way of choosing a day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format=DAY)


class TimeInput(forms.TimeInput):
    """The browser's own way of choosing a time, to the minute."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def as_sent(value: Any) -> str:
    """A value as a browser sends it."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return "" if value is None else str(value)


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day to choose, within living memory."""
    return forms.DateField(
        label=label, widget=DayInput, input_formats=[DAY], validators=IN_LIVING_MEMORY, **more
    )
