"""Fields that several forms share: a day, a time, as browsers let people choose them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import time
from typing import Any, cast

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


class RowField(forms.ChoiceField):
    """A choice among rows of the database that the form offers; what is chosen is the row, or
    None."""

    rows: Mapping[str, Any] = {}

    def clean(self, value: Any) -> Any:
        return self.rows.get(super().clean(value))


def offer_rows(
    form: forms.Form,
    name: str,
    rows: Iterable[Any],
    label: Callable[[Any], str],
    *,
    first: Iterable[tuple[str, Any]] = (),
    last: Iterable[tuple[str, Any]] = (),
) -> Mapping[str, Any]:
    """Set the rows among which a `RowField` chooses, between choices that stand for none of them;
    give them back, by code."""
    field = cast(RowField, form.fields[name])
    field.rows = {str(row.pk): row for row in rows}
    field.choices = [*first, *((pk, label(row)) for pk, row in field.rows.items()), *last]
    return field.rows
