"""Meetings fall inside a stretch of the year, or outside some (seasons and blackouts)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from tourdetable.core.charter.checking import findings, mending, values
from tourdetable.core.charter.checking.check import ANY_GATE, Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.terms.days import Dated
from tourdetable.core.charter.terms.verdict import Finding
from tourdetable.core.words.phrase import gettext_noop

MISPLACED = (
    gettext_noop("%(meeting)s was on %(day)s, a time of year that was not agreed"),
    gettext_noop("%(meeting)s is on %(day)s, a time of year that was not agreed"),
    gettext_noop("%(meeting)s is to be on %(day)s, a time of year that was not agreed"),
)
MEND = gettext_noop("Move %(meeting)s of %(day)s to a time of year that was agreed")
KEPT = gettext_noop("Every meeting of %(body)s is at an agreed time of year")
LEFT_FREE = (
    gettext_noop("%(meeting)s was on %(day)s, a time of year that is left free"),
    gettext_noop("%(meeting)s is on %(day)s, a time of year that is left free"),
    gettext_noop("%(meeting)s is to be on %(day)s, a time of year that is left free"),
)
MEND_FREE = gettext_noop("Move %(meeting)s of %(day)s out of the time of year that is left free")
KEPT_FREE = gettext_noop("No meeting of %(body)s is at a time of year that is left free")


@dataclass(frozen=True)
class Within:
    days: Dated[tuple[str, ...]] = parameter(
        "The stretches of days meetings fall in.",
        values.ranges,
        example=["02-01..10-31"],
        dated=True,
    )


@dataclass(frozen=True)
class Outside:
    days: Dated[tuple[str, ...]] = parameter(
        "The stretches of days no meeting falls in.",
        values.ranges,
        example=["07-14..08-31"],
        dated=True,
    )


def covers(stretches: tuple[str, ...], day: date) -> bool:
    """Whether a day is in one of these stretches; `11-15..01-15` goes over the new year."""
    return any(_covers(one, day) for one in stretches)


def _covers(stretch: str, day: date) -> bool:
    first, _, last = stretch.partition("..")
    said = day.isoformat() if len(first) > 5 else day.isoformat()[5:]
    return first <= said <= last if first <= last else said >= first or said <= last


def find(parameters: Within | Outside, context: Context) -> Finding:
    """Every meeting outside (or in) these days is a breach on its own date."""
    fits = partial(_fits, parameters)
    if isinstance(parameters, Outside):
        return findings.misplaced(context, fits, LEFT_FREE, MEND_FREE, KEPT_FREE)
    return findings.misplaced(context, fits, MISPLACED, MEND, KEPT)


def _fits(parameters: Within | Outside, day: date) -> bool:
    """Whether a meeting may be on a day."""
    days = parameters.days.on(day)
    return days is None or covers(days, day) is isinstance(parameters, Within)


SEASON: Check[Within] = Check(
    "meeting_season",
    gettext_noop("Meetings fall inside a stretch of the year."),
    Within,
    find,
    gates=ANY_GATE,
    reads=("meetings",),
    mending=mending.MOVING,
)
BLACKOUT: Check[Outside] = Check(
    "blackout",
    gettext_noop("No meeting falls in some stretches of days."),
    Outside,
    find,
    gates=ANY_GATE,
    reads=("meetings",),
    mending=mending.MOVING,
)
