"""What is told of a person, table by table: titles and columns, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Column = tuple[str, "StrOrPromise"]
"""Where a value is found from the row, and what it is called."""

NETWORK, BODY, SEAT, MEETING = _("Network"), _("Body"), _("Seat"), _("Meeting")
FROM, UNTIL, MOMENT = _("From"), _("Until"), _("When")
WORDS = _("Words")


def of_meeting(path: str) -> tuple[Column, ...]:
    """Which meeting a row is about."""
    return (
        (f"{path}__body__network__name", NETWORK),
        (f"{path}__title", MEETING),
        (f"{path}__starts_at", _("Date of the meeting")),
    )


def of_seat(path: str = "seat") -> Column:
    """For which seat."""
    return (f"{path}__institution__name", SEAT)


@dataclass(frozen=True)
class TableTold:
    """What one relation says of somebody: its title, the columns that are told."""

    title: StrOrPromise
    columns: tuple[Column, ...]
