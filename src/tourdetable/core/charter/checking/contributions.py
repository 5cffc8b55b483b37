"""What a body, or a seat, brings: facts of several kinds, read alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from tourdetable.core.charter.checking.context import Context, Filter
from tourdetable.core.charter.checking.trace import OUTSIDE_DAYS
from tourdetable.core.charter.facts import kinds
from tourdetable.core.charter.facts.kinds import FactKind
from tourdetable.core.charter.terms.days import Period

PRODUCED: Mapping[str, FactKind[Any, Any]] = {
    kind.name: kind
    for kind in (
        kinds.DELIVERABLES,
        kinds.EXPERIENCE_REPORTS,
        kinds.GUESTS,
        kinds.PRACTICE_SHEETS,
        kinds.REFERRALS,
        kinds.RELAYS,
        kinds.TOOLS,
        kinds.TOPICS,
        kinds.WATCH_ITEMS,
    )
}
"""The kinds of facts that may count as a production, by name."""


def keeps_all(context: Context, kinds: Iterable[str]) -> bool:
    """Whether somebody keeps each of these kinds."""
    return context.keeps(*(PRODUCED[kind] for kind in kinds))


OF_A_SEAT = frozenset({"experience_reports", "relays"})
"""Kinds that are a body's through a seat of it."""


def brought(context: Context, kind: str, season: Period, *filters: Filter[Any]) -> list[Any] | None:
    """The body's facts of a kind that a season counts; None when nobody keeps them.

    A deliverable counts on the day it is circulated, a guest on the day of the meeting.
    """
    counts = partial(_counts, context, kind, season)
    found = context.every(PRODUCED[kind], *filters, (counts, OUTSIDE_DAYS))
    for fact in found or () if kind in OF_A_SEAT else ():
        context.seat(fact.seat)
    return found


def _counts(context: Context, kind: str, season: Period, fact: Any) -> bool:
    if kind == "guests":
        return context.meeting(fact.meeting, season) is not None
    day: date | None = fact.circulated_on if kind == "deliverables" else fact.on
    return day is not None and day in season
