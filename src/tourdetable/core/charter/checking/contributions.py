"""What a body, or a seat, brings: facts of several kinds, read alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from tourdetable.core.charter.checking.context import Context, Filter
from tourdetable.core.charter.checking.trace import NOBODY_SAT, OUTSIDE_DAYS
from tourdetable.core.charter.facts import kinds
from tourdetable.core.charter.facts.kinds import FactKind
from tourdetable.core.charter.terms.days import Period, overlap

PRODUCED: Mapping[str, FactKind[Any, Any]] = {
    kind.name: kind
    for kind in (
        kinds.DELIVERABLES,
        kinds.EXPERIENCE_REPORTS,
        kinds.GUESTS,
        kinds.INVITATIONS,
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


OF_A_SEAT = frozenset({"experience_reports", "invitations", "relays"})
"""Kinds that are a body's through a seat of it."""


def brought(context: Context, kind: str, season: Period, *filters: Filter[Any]) -> list[Any] | None:
    """The body's facts of a kind that a season counts; None when nobody keeps them.

    A deliverable counts on the day it is circulated, a guest on the day of the meeting; nothing
    before the body is there, nor once it is no more.
    """
    counts = partial(_counts, context, kind, overlap(season, context.life))
    found = context.every(PRODUCED[kind], *filters, (counts, OUTSIDE_DAYS))
    for fact in found or () if kind in OF_A_SEAT else ():
        context.seat(fact.seat)
    return found


def signed(context: Context, kind: str) -> Filter[Any]:
    """Those put down to a seat that somebody held that day: nobody speaks for a vacant seat."""

    def held(fact: Any) -> bool:
        seat, day = context.seat(fact.seat), _day(context, kind, fact)
        return seat is not None and day is not None and bool(context.holders(seat, day))

    return held, NOBODY_SAT


def _counts(context: Context, kind: str, days: Period | None, fact: Any) -> bool:
    day = _day(context, kind, fact)
    return days is not None and day is not None and day in days


def _day(context: Context, kind: str, fact: Any) -> date | None:
    """The day on which a fact counts; none while it has not been, or was cancelled."""
    if kind == "guests":
        meeting = context.meeting(fact.meeting)
        return meeting.on if meeting else None
    day: date | None = fact.circulated_on if kind == "deliverables" else fact.on
    return day
