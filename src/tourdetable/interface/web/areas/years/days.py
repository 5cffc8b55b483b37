"""Days in addresses: `2028-03-09`."""

from __future__ import annotations

from datetime import date


class DayConverter:
    """A day as ISO 8601 writes it; what is no day is no address."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()
