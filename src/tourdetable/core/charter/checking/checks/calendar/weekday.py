"""Meetings are held on certain days of the week (CLUB-08)."""

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

SUMMARY = gettext_noop("Meetings fall on the days of the week that were agreed.")
MISPLACED = (
    gettext_noop("%(meeting)s was on %(day)s, a day of the week that was not agreed"),
    gettext_noop("%(meeting)s is on %(day)s, a day of the week that was not agreed"),
    gettext_noop("%(meeting)s is to be on %(day)s, a day of the week that was not agreed"),
)
MEND = gettext_noop("Move %(meeting)s of %(day)s to a day of the week that was agreed")
KEPT = gettext_noop("Every meeting of %(body)s is on a day that was agreed")


@dataclass(frozen=True)
class Parameters:
    weekdays: Dated[tuple[str, ...]] = parameter(
        "The days of the week that are allowed.",
        values.weekdays,
        example=["tuesday", "thursday"],
        dated=True,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Every meeting on another day of the week is a breach on its own date."""
    return findings.misplaced(context, partial(_fits, parameters), MISPLACED, MEND, KEPT)


def _fits(parameters: Parameters, day: date) -> bool:
    allowed = parameters.weekdays.on(day)
    return allowed is None or values.WEEKDAYS[day.weekday()] in allowed


CHECK = Check(
    "weekday",
    SUMMARY,
    Parameters,
    find,
    gates=ANY_GATE,
    reads=("meetings",),
    mending=mending.MOVING,
)
