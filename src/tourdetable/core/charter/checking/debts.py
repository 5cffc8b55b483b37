"""What is owed by a day: at fault from the day after until it is done, in any season (ADR 46)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.terms.days import FOREVER, Period, add_days
from tourdetable.core.charter.terms.verdict import Breach, Evidence
from tourdetable.core.words.phrase import Phrase, Value


@dataclass(frozen=True)
class Owing:
    """How a debt is told, `day` being the last on which it may be done and `done` the one it was.

    To be done; not done in time; what to do by that day, and once it is over; done, but late.
    """

    coming: str
    unmet: str
    mend: str
    mend_late: str
    late: str


def days_owed(context: Context, fault: Period) -> Iterator[date]:
    """The days on which a debt counts, its last day being the one on which it is done.

    Undone, the first since the season began. Done, the one on which it fell due: in later seasons
    it is history. And the day after each decision that lifted it, once that is over.
    """
    met = fault.last <= context.on
    season = context.charter.season.containing(fault.first) if met else context.season
    for nth, day in enumerate(context.fault_days(fault, season)):
        if nth == 0 or day <= context.on:
            yield day


def owed(
    context: Context,
    due: date,
    done: date | None,
    owing: Owing,
    said: Mapping[str, Value],
    *evidence: Evidence,
    subject: str = "",
) -> Iterator[Breach]:
    """What was not done by the day it was due: at fault, the first proof's fact or `subject`.

    What is to be done in time, on a day after the judged one, is not done yet.
    """
    if done is not None and done <= due:
        if done <= context.on:
            return
        done = None
    fault = Period(add_days(due, 1), done or FOREVER)
    met = fault.last <= context.on
    for day in days_owed(context, fault):
        words, mend = _told(owing, day > context.on, met)
        told = {**said, "day": add_days(day, -1) if day > context.on else due}
        yield Breach(
            on=day,
            until=done,
            subject=subject or evidence[0].id,
            words=Phrase(words, **told, **({"done": done} if met else {})),
            evidence=evidence,
            mend=Phrase(mend, **told) if mend else None,
        )


def _told(owing: Owing, coming: bool, met: bool) -> tuple[str, str | None]:
    """What a debt says on the judged day, and what mends it."""
    if met:
        return owing.late, None
    return (owing.coming, owing.mend) if coming else (owing.unmet, owing.mend_late)
