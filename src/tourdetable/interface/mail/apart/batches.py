"""Messages that were taken to leave together, and how each is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.mail import EmailMessage

from tourdetable.domain.journal.departures import Departure


class Sendable(Protocol):
    """One message: the rows that leave with it."""

    @property
    def parcel(self) -> Sequence[Departure]: ...


@dataclass(frozen=True)
class Batch:
    """Letters of one sort; `write` makes the e-mail of each, for a connection."""

    letters: Sequence[Sendable]
    write: Callable[[Any, Any], EmailMessage]
