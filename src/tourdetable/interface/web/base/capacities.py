"""In which capacity a person acts: for a seat, or for an office."""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.domain.networks.models import Office, Seat


def code(capacity: Seat | Office) -> str:
    """An opaque code that a form carries: `seat:12`, `office:3`."""
    return f"{'seat' if isinstance(capacity, Seat) else 'office'}:{capacity.pk}"


def words(capacity: Seat | Office, charter: Charter) -> str:
    """How the capacity is shown: the institution of the seat, or the name of the office."""
    if isinstance(capacity, Seat):
        return str(capacity.institution)
    return word_for(charter.vocabulary.offices, capacity.kind)


def choices(capacities: Iterable[Seat | Office], charter: Charter) -> list[tuple[str, str]]:
    """Choices of a form field."""
    return [(code(c), words(c, charter)) for c in capacities]
