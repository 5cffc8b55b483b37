"""Reads: what happened to those who used something, and how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import QuerySet

from tourdetable.domain.uses.enums import UseOutcome
from tourdetable.domain.uses.models import Use

U = TypeVar("U", bound=Use)


def as_read(rows: QuerySet[U]) -> QuerySet[U]:
    """The latest first, each with who says it."""
    return rows.select_related("seat__institution", "person").order_by("-on", "-pk")


def tally(rows: Iterable[Use]) -> list[tuple[str, int]]:
    """How many say each outcome, in the order of the outcomes; without those that nobody says."""
    counted = Counter(row.outcome for row in rows)
    return [(str(one.label), counted[one]) for one in UseOutcome if counted[one]]
